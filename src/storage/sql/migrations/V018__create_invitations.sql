-- Invitations to a tenant, and what the lists of an administrator are read by.
CREATE TABLE invitation (
  tenant_id TEXT NOT NULL,
  invitation_id TEXT NOT NULL,
  email TEXT NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('read-only', 'administrator', 'owner')),
  digest TEXT NOT NULL,
  invited_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, invitation_id),
  UNIQUE (tenant_id, email),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX invitation_by_digest ON invitation (digest);

CREATE INDEX access_key_by_time ON access_key (tenant_id, issued_at, key_id);
