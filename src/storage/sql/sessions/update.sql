-- tables: user_session s
-- When a session was seen and confirmed.
UPDATE user_session AS s
SET last_seen_at = :last_seen_at, confirmed_at = :confirmed_at
WHERE s.tenant_id = :tenant AND s.digest = :digest
