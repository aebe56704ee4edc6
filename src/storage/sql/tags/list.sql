-- tables: tag g
-- The tenant's tags by id.
SELECT g.tag_id, g.type, g.value, g.created_at
FROM tag AS g
WHERE g.tenant_id = :tenant
ORDER BY g.tag_id
