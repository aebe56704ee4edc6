-- tables: bearer_token bearer_token
-- A new token; nothing when its id exists.
INSERT INTO bearer_token (tenant_id, token_id, key_id, user_id, digest, pepper_version, issued_at, expires_at)
VALUES (:tenant, :token_id, :key_id, :user_id, :digest, :pepper_version, :issued_at, :expires_at)
ON CONFLICT DO NOTHING
