-- tables: device d, site n, device_tag y, tag g
-- How many of the devices a query finds have each tag; the last number is that of the devices.
SELECT g.value, COUNT(DISTINCT k.device_id) AS times, COUNT(*) OVER (), MAX(k.looked_at)
FROM (SELECT l.device_id, COUNT(*) OVER () AS looked_at
      FROM (SELECT d.device_id
            FROM device AS d
            WHERE d.tenant_id = :tenant
              AND d.last_activity >= :active_since  --? active_since
              AND d.traffic_restricted = :restricted  --? restricted
              AND d.monitored = 1  --? monitored
              AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
              AND d.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
              AND d.device_id IN (JSON_TEXTS(:only))  --? only
              AND d.change_seq > :changed_after  --? changed
              AND d.mac = :mac  --? mac
              AND d.ip_key = :ip_key  --? ip
              AND d.site_id IN (SELECT n.site_id FROM site AS n WHERE n.tenant_id = :tenant AND n.name IN (JSON_TEXTS(:site_names)))  --? site
              AND d.search_text LIKE :search ESCAPE '!'  --? search
              AND (1 = 1)  --& filter
            ORDER BY d.device_id
            LIMIT :most) AS l) AS k
JOIN device_tag AS y ON y.tenant_id = :tenant AND y.device_id = k.device_id
JOIN tag AS g ON g.tenant_id = :tenant AND g.tag_id = y.tag_id
GROUP BY g.value
ORDER BY times DESC, g.value
LIMIT :shown
