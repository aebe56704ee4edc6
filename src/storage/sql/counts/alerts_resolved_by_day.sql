-- tables: alert a, device e
-- How many alerts each day since saw resolved, by the number of the day since 1970.
SELECT a.updated_at / 86400000, COUNT(*)
FROM alert AS a
WHERE a.tenant_id = :tenant
  AND a.resolved = 1
  AND a.updated_at >= :since
  AND EXISTS (SELECT 1 FROM device AS e WHERE e.tenant_id = :tenant AND e.device_id = a.device_id AND e.site_id IN (JSON_TEXTS(:sites)))  --? sites
  AND a.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
GROUP BY a.updated_at / 86400000
