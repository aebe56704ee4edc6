-- tables: device d
-- The newest change of some devices.
SELECT d.device_id, d.change_seq
FROM device AS d
WHERE d.tenant_id = :tenant AND d.device_id IN (JSON_TEXTS(:ids))
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
