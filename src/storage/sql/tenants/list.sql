-- tables: tenant t
-- All tenants by name.
SELECT t.tenant_id, t.name, t.state, t.settings, t.created_at
FROM tenant AS t
ORDER BY t.name
