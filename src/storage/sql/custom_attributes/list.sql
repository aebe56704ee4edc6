-- tables: custom_attribute c
-- The tenant's stored attributes by name.
SELECT c.attribute_id, c.name, c.default_value, c.created_at
FROM custom_attribute AS c
WHERE c.tenant_id = :tenant
  AND c.change_seq > :changed_after  --? changed
ORDER BY c.name, c.attribute_id
