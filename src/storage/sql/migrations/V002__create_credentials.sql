-- Access keys, sessions and what is looked up before a tenant is known.
CREATE TABLE credential_directory (
  kind TEXT NOT NULL CHECK (kind IN ('key', 'session', 'email')),
  credential TEXT NOT NULL,
  tenant_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (kind, credential)
) WITHOUT ROWID;
CREATE INDEX credential_directory_by_user ON credential_directory (tenant_id, user_id);

CREATE TABLE access_key (
  tenant_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  jti TEXT NOT NULL,
  label TEXT NOT NULL,
  note TEXT NOT NULL,
  access TEXT NOT NULL CHECK (access IN ('read-only', 'read-write')),
  state TEXT NOT NULL CHECK (state IN ('active', 'disabled', 'revoked')),
  networks TEXT NOT NULL,
  digest TEXT NOT NULL,
  signing_version BIGINT NOT NULL,
  pepper_version BIGINT NOT NULL,
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  valid_until BIGINT NOT NULL,
  created_by TEXT NOT NULL,
  rotated_from TEXT NOT NULL,
  rotated_to TEXT NOT NULL,
  revoked_at BIGINT,
  last_used_at BIGINT,
  last_used_ip TEXT NOT NULL,
  last_used_route TEXT NOT NULL,
  PRIMARY KEY (tenant_id, key_id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES membership (tenant_id, user_id),
  CHECK (valid_until <= expires_at)
) WITHOUT ROWID;
CREATE INDEX access_key_by_user ON access_key (tenant_id, user_id);

CREATE TABLE user_session (
  tenant_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  user_id TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  confirmed_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  ip TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  PRIMARY KEY (tenant_id, digest),
  FOREIGN KEY (tenant_id, user_id) REFERENCES membership (tenant_id, user_id)
) WITHOUT ROWID;
CREATE INDEX user_session_by_user ON user_session (user_id, tenant_id);
CREATE INDEX user_session_by_tenant_user ON user_session (tenant_id, user_id);
CREATE INDEX user_session_by_end ON user_session (ends_at);

CREATE TABLE sign_in_failures (
  account_digest TEXT NOT NULL PRIMARY KEY,
  failures BIGINT NOT NULL CHECK (failures >= 0),
  last_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE idempotent_call (
  tenant_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  operation TEXT NOT NULL,
  idem_key TEXT NOT NULL CHECK (length(idem_key) BETWEEN 1 AND 255),
  payload_digest TEXT NOT NULL,
  object TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, actor, operation, idem_key),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX idempotent_call_by_time ON idempotent_call (created_at);
