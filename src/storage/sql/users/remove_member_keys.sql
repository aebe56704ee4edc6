-- tables: access_key k
-- A person's keys in the tenant.
DELETE FROM access_key AS k
WHERE k.tenant_id = :tenant AND k.user_id = :user_id
