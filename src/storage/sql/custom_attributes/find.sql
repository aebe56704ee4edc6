-- tables: custom_attribute c
-- One attribute.
SELECT c.attribute_id, c.name, c.default_value, c.created_at
FROM custom_attribute AS c
WHERE c.tenant_id = :tenant AND c.attribute_id = :attribute_id
FOR NO KEY UPDATE OF c  --? lock
