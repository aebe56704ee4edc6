-- tables: tag g
-- A page of the tenant's tags by id.
SELECT g.tag_id, g.type, g.value, g.created_at
FROM tag AS g
WHERE g.tenant_id = :tenant
  AND g.tag_id IN (JSON_TEXTS(:predefined))  --? ids
  AND g.tag_id NOT IN (JSON_TEXTS(:predefined))  --? type
  AND g.tag_id IN (JSON_TEXTS(:only))  --? only
  AND g.change_seq > :changed_after  --? changed
  AND (1 = 1)  --& filter
ORDER BY g.tag_id
LIMIT :most OFFSET :skip
