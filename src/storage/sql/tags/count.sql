-- tables: tag g
-- How many tags the tenant has.
SELECT COUNT(*)
FROM tag AS g
WHERE g.tenant_id = :tenant
  AND g.tag_id IN (JSON_TEXTS(:predefined))  --? ids
  AND g.tag_id NOT IN (JSON_TEXTS(:predefined))  --? type
  AND g.tag_id IN (JSON_TEXTS(:only))  --? only
  AND g.change_seq > :changed_after  --? changed
