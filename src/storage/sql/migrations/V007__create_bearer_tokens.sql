-- Tokens that access keys are exchanged for, and how a key's clients read a time.
-- The directory is made again, since a CHECK cannot be changed: it learns the kind `token`.
ALTER TABLE credential_directory RENAME TO credential_directory_before;
CREATE TABLE credential_directory (
  kind TEXT NOT NULL CHECK (kind IN ('key', 'session', 'email', 'token')),
  credential TEXT NOT NULL,
  tenant_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  PRIMARY KEY (kind, credential)
) WITHOUT ROWID;
INSERT INTO credential_directory (kind, credential, tenant_id, user_id)
SELECT b.kind, b.credential, b.tenant_id, b.user_id FROM credential_directory_before AS b;
DROP TABLE credential_directory_before;
CREATE INDEX credential_directory_by_user ON credential_directory (tenant_id, user_id);

CREATE TABLE bearer_token (
  tenant_id TEXT NOT NULL,
  token_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  digest TEXT NOT NULL,
  pepper_version BIGINT NOT NULL,
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, token_id),
  FOREIGN KEY (tenant_id, key_id) REFERENCES access_key (tenant_id, key_id),
  CHECK (issued_at < expires_at)
) WITHOUT ROWID;
CREATE INDEX bearer_token_by_key ON bearer_token (tenant_id, key_id, expires_at);
CREATE INDEX bearer_token_by_user ON bearer_token (tenant_id, user_id);
CREATE INDEX bearer_token_by_end ON bearer_token (expires_at);

-- Empty: as the mount has it.
ALTER TABLE access_key ADD COLUMN detected_date TEXT NOT NULL DEFAULT '' CHECK (detected_date IN ('', 'text', 'list'));
