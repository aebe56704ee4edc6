-- tables: device d, site n
-- How many devices a query finds, counted no further than needed.
SELECT COUNT(*)
FROM (SELECT 1 AS found
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
      LIMIT :most) AS k
