-- tables: repeatable_call repeatable_call
-- Claims an idempotency key; nothing when it is known.
INSERT INTO repeatable_call (tenant_id, actor, operation, idem_key, payload_digest, claim, state, claimed_until,
  created_at, status, content_type, body, withheld)
VALUES (:tenant, :actor, :operation, :idem_key, :payload_digest, :claim, 'claimed', :claimed_until, :created_at, 0, '',
  '', '')
ON CONFLICT DO NOTHING
