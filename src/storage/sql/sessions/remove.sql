-- tables: user_session s
-- One session.
DELETE FROM user_session AS s
WHERE s.tenant_id = :tenant AND s.digest = :digest
