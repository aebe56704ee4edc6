-- tables: device d
-- How many devices there are.
SELECT COUNT(*)
FROM device AS d
WHERE d.tenant_id = :tenant
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
  AND d.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
