-- tables: device d
-- How many devices have each level of risk.
SELECT d.risk_level, COUNT(*)
FROM device AS d
WHERE d.tenant_id = :tenant
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
  AND d.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
GROUP BY d.risk_level
ORDER BY d.risk_level
