-- tables: vulnerability_instance v, device e
-- How many vulnerability instances are open, by severity.
SELECT v.severity, COUNT(*)
FROM vulnerability_instance AS v
WHERE v.tenant_id = :tenant
  AND v.state <> 'resolved'
  AND EXISTS (SELECT 1 FROM device AS e WHERE e.tenant_id = :tenant AND e.device_id = v.device_id AND e.site_id IN (JSON_TEXTS(:sites)))  --? sites
  AND v.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
GROUP BY v.severity
ORDER BY v.severity
