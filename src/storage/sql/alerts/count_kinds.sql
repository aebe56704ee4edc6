-- tables: alert a, device d
-- How many kinds of alerts there are.
SELECT COUNT(*)
FROM (SELECT a.name
      FROM alert AS a
      WHERE a.tenant_id = :tenant
        AND EXISTS (SELECT 1 FROM device AS d WHERE d.tenant_id = :tenant AND d.device_id = a.device_id AND d.site_id IN (JSON_TEXTS(:sites)))  --? sites
        AND a.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
      GROUP BY a.name, a.type) AS k
