-- tables: tenant t
-- One tenant by its id.
SELECT t.tenant_id, t.name, t.state, t.settings, t.created_at
FROM tenant AS t
WHERE t.tenant_id = :tenant
FOR NO KEY UPDATE OF t  --? lock
