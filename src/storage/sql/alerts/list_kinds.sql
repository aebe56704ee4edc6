-- tables: alert a, device d, alert b, device e
-- The latest alert of each kind, a kind being a name and a type.
SELECT (SELECT b.alert_id
        FROM alert AS b
        WHERE b.tenant_id = :tenant AND b.name = k.name AND b.type = k.type
          AND EXISTS (SELECT 1 FROM device AS e WHERE e.tenant_id = :tenant AND e.device_id = b.device_id AND e.site_id IN (JSON_TEXTS(:sites)))  --? sites
          AND b.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
        ORDER BY b.happened_at DESC, b.alert_id DESC
        LIMIT 1)
FROM (SELECT a.name, a.type
      FROM alert AS a
      WHERE a.tenant_id = :tenant
        AND EXISTS (SELECT 1 FROM device AS d WHERE d.tenant_id = :tenant AND d.device_id = a.device_id AND d.site_id IN (JSON_TEXTS(:sites)))  --? sites
        AND a.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
      GROUP BY a.name, a.type
      ORDER BY a.name, a.type
      LIMIT :most OFFSET :skip) AS k
ORDER BY k.name, k.type
