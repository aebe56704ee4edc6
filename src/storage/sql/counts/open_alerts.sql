-- tables: alert a, device e
-- How many alerts are open, by severity.
SELECT a.severity, COUNT(*)
FROM alert AS a
WHERE a.tenant_id = :tenant
  AND a.resolved = 0
  AND EXISTS (SELECT 1 FROM device AS e WHERE e.tenant_id = :tenant AND e.device_id = a.device_id AND e.site_id IN (JSON_TEXTS(:sites)))  --? sites
  AND a.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
GROUP BY a.severity
