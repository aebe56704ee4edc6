-- tables: user_session user_session
-- A new session.
INSERT INTO user_session (tenant_id, digest, user_id, created_at, last_seen_at, confirmed_at, ends_at, ip, user_agent)
VALUES (:tenant, :digest, :user_id, :created_at, :last_seen_at, :confirmed_at, :ends_at, :ip, :user_agent)
ON CONFLICT DO NOTHING
