-- tables: device d
-- How many devices were seen first on each day since, by the number of the day since 1970.
SELECT d.first_seen / 86400000, COUNT(*)
FROM device AS d
WHERE d.tenant_id = :tenant
  AND d.first_seen >= :since
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
  AND d.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
GROUP BY d.first_seen / 86400000
