-- tables: device d, site n, site s
-- A page of devices: ids by the narrow index first, then their rows.
SELECT d.device_id, d.deviceid, d.mac, d.ip_address, d.hostname, d.category, d.profile, d.profile_type, d.profile_vertical,
       d.vendor, d.model, d.os_group, d.site_id, s.name, d.risk_score, d.risk_level, d.confidence_score, d.first_seen,
       d.last_activity, d.monitored, d.traffic_restricted, d.critical_alerts, d.warning_alerts, d.caution_alerts,
       d.info_alerts, d.version, d.import_id,
       ''
FROM (SELECT d.device_id
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
      ORDER BY d.mac, d.device_id  --!
      LIMIT :most OFFSET :skip) AS page
JOIN device AS d ON d.tenant_id = :tenant AND d.device_id = page.device_id
LEFT JOIN site AS s ON s.tenant_id = :tenant AND s.site_id = d.site_id
ORDER BY d.mac, d.device_id  --!
