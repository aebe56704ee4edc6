-- Calls of the API that carry an Idempotency-Key: who has claimed the key, whether the call has changed anything, and
-- what was answered. `claim` names one attempt; only the attempt that holds the key may change anything.
CREATE TABLE repeatable_call (
  tenant_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  operation TEXT NOT NULL,
  idem_key TEXT NOT NULL CHECK (length(idem_key) BETWEEN 1 AND 255),
  payload_digest TEXT NOT NULL,
  claim TEXT NOT NULL CHECK (length(claim) > 0),
  state TEXT NOT NULL CHECK (state IN ('claimed', 'applied', 'answered')),
  claimed_until BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  status BIGINT NOT NULL,
  content_type TEXT NOT NULL,
  body TEXT NOT NULL,
  withheld TEXT NOT NULL CHECK (withheld IN ('', 'secret', 'size')),
  PRIMARY KEY (tenant_id, actor, operation, idem_key),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
);
CREATE INDEX repeatable_call_by_time ON repeatable_call (created_at);
