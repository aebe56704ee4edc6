-- tables: device d
-- Devices that changed behind a position.
SELECT d.device_id, d.change_seq, d.created_seq
FROM device AS d
WHERE d.tenant_id = :tenant
  AND d.change_seq <= :upto
  AND (d.change_seq, d.device_id) > (:seq, :after)
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
ORDER BY d.change_seq, d.device_id
LIMIT :most
