-- tables: device d
-- The categories with the most devices.
SELECT d.category, COUNT(*) AS times
FROM device AS d
WHERE d.tenant_id = :tenant
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
  AND d.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
GROUP BY d.category
ORDER BY times DESC, d.category
LIMIT :shown
