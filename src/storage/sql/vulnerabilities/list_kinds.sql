-- tables: vulnerability_instance v, device e, vulnerability_instance w, device f
-- The latest instance of each vulnerability (`+ 0`: found by the index of names, not by walking that of times).
SELECT (SELECT w.ticket
        FROM vulnerability_instance AS w
        WHERE w.tenant_id = :tenant AND w.name = k.name
          AND EXISTS (SELECT 1 FROM device AS f WHERE f.tenant_id = :tenant AND f.device_id = w.device_id AND f.site_id IN (JSON_TEXTS(:sites)))  --? sites
          AND w.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
        ORDER BY w.detected_at + 0 DESC, w.ticket DESC
        LIMIT 1)
FROM (SELECT v.name
      FROM vulnerability_instance AS v
      WHERE v.tenant_id = :tenant
        AND EXISTS (SELECT 1 FROM device AS e WHERE e.tenant_id = :tenant AND e.device_id = v.device_id AND e.site_id IN (JSON_TEXTS(:sites)))  --? sites
        AND v.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
      GROUP BY v.name
      ORDER BY v.name
      LIMIT :most OFFSET :skip) AS k
ORDER BY k.name
