-- tables: device d, site n, site s
-- How often each value of a field stands among the devices a query finds; ids are random, so the first are a sample.
SELECT k.value, COUNT(*) AS times, COUNT(*) OVER (), CAST(SUM(COUNT(*)) OVER () AS BIGINT)
FROM (SELECT d.category AS value  --!
      FROM device AS d
      LEFT JOIN site AS s ON s.tenant_id = :tenant AND s.site_id = d.site_id  --? site_name
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
      LIMIT :most) AS k
GROUP BY k.value
ORDER BY times DESC, k.value
LIMIT :shown
