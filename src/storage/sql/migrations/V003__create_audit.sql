-- One chain of records per tenant and one for the installation. Chains outlive their tenant.
CREATE TABLE audit_head (
  chain TEXT NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL CHECK (seq >= 0),
  mac TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE audit_record (
  chain TEXT NOT NULL,
  seq BIGINT NOT NULL CHECK (seq > 0),
  happened_at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  result TEXT NOT NULL,
  ip TEXT NOT NULL,
  request_id TEXT NOT NULL,
  detail TEXT NOT NULL,
  key_version BIGINT NOT NULL,
  mac TEXT NOT NULL,
  PRIMARY KEY (chain, seq)
) WITHOUT ROWID;
