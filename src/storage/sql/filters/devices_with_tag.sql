-- tables: tag g, device_tag y
-- The devices that have a tag a filter asks for.
SELECT y.device_id
FROM tag AS g
JOIN device_tag AS y ON y.tenant_id = :tenant AND y.tag_id = g.tag_id
WHERE g.tenant_id = :tenant
  AND (1 = 1)  --& filter
