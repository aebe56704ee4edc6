-- tables: device d
-- When a device was seen last.
SELECT d.last_activity
FROM device AS d
WHERE d.tenant_id = :tenant
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
  AND d.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
ORDER BY d.last_activity DESC, d.device_id DESC
LIMIT 1
