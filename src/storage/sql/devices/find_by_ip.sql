-- tables: device d, device_detail x, site s, import_record r
-- Devices with an address, newest activity first.
SELECT d.device_id, d.deviceid, d.mac, d.ip_address, d.hostname, d.category, d.profile, d.profile_type, d.profile_vertical,
       d.vendor, d.model, d.os_group, d.site_id, s.name, d.risk_score, d.risk_level, d.confidence_score, d.first_seen,
       d.last_activity, d.monitored, d.traffic_restricted, d.critical_alerts, d.warning_alerts, d.caution_alerts,
       d.info_alerts, d.version, d.import_id,
       x.attributes
FROM device AS d
JOIN device_detail AS x ON x.tenant_id = :tenant AND x.device_id = d.device_id
LEFT JOIN site AS s ON s.tenant_id = :tenant AND s.site_id = d.site_id
WHERE d.tenant_id = :tenant AND d.ip_key = :ip_key AND d.ip_address = :ip
  AND (d.import_id = '' OR NOT EXISTS (SELECT 1 FROM import_record AS r WHERE r.tenant_id = :tenant AND r.import_id = d.import_id AND r.state <> 'complete'))  --? hide
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
ORDER BY d.last_activity DESC, d.device_id
LIMIT :most
FOR NO KEY UPDATE OF d  --? lock
