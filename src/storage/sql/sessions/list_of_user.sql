-- tables: user_session s
-- A person's sessions in the tenant, newest first.
SELECT s.digest, s.user_id, s.created_at, s.last_seen_at, s.confirmed_at, s.ends_at, s.ip, s.user_agent
FROM user_session AS s
WHERE s.tenant_id = :tenant AND s.user_id = :user_id
ORDER BY s.created_at DESC, s.digest
