-- tables: alert a, device d
-- The newest change of some alerts.
SELECT a.alert_id, a.change_seq
FROM alert AS a
WHERE a.tenant_id = :tenant AND a.alert_id IN (JSON_TEXTS(:ids))
  AND EXISTS (SELECT 1 FROM device AS d WHERE d.tenant_id = :tenant AND d.device_id = a.device_id AND d.site_id IN (JSON_TEXTS(:sites)))  --? sites
