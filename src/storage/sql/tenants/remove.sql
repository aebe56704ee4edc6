-- tables: tenant t
-- The tenant itself.
DELETE FROM tenant AS t
WHERE t.tenant_id = :tenant
