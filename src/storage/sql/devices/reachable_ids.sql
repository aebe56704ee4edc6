-- tables: device d
-- Which of these devices the caller may touch.
SELECT d.device_id
FROM device AS d
WHERE d.tenant_id = :tenant AND d.device_id IN (JSON_TEXTS(:device_ids))
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
ORDER BY d.device_id
