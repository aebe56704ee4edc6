-- tables: alert a, device d
-- Alerts that changed behind a position.
SELECT a.alert_id, a.change_seq, a.created_seq
FROM alert AS a
WHERE a.tenant_id = :tenant
  AND a.change_seq <= :upto
  AND (a.change_seq, a.alert_id) > (:seq, :after)
  AND EXISTS (SELECT 1 FROM device AS d WHERE d.tenant_id = :tenant AND d.device_id = a.device_id AND d.site_id IN (JSON_TEXTS(:sites)))  --? sites
ORDER BY a.change_seq, a.alert_id
LIMIT :most
