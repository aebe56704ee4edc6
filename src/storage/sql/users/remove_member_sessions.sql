-- tables: user_session s
-- A person's sessions in the tenant.
DELETE FROM user_session AS s
WHERE s.tenant_id = :tenant AND s.user_id = :user_id
