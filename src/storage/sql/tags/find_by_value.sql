-- tables: tag g
-- One tag by type and value.
SELECT g.tag_id, g.type, g.value, g.created_at
FROM tag AS g
WHERE g.tenant_id = :tenant AND g.type = :type AND g.value = :value
