-- tables: tenant t
-- One tenant by its name.
SELECT t.tenant_id, t.name, t.state, t.settings, t.created_at
FROM tenant AS t
WHERE t.name = :name
FOR NO KEY UPDATE OF t  --? lock
