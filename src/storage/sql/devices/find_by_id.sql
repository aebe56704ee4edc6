-- tables: device d, device_detail x, site s
-- One device by our id, within a change.
SELECT d.device_id, d.deviceid, d.mac, d.ip_address, d.hostname, d.category, d.profile, d.profile_type, d.profile_vertical,
       d.vendor, d.model, d.os_group, d.site_id, s.name, d.risk_score, d.risk_level, d.confidence_score, d.first_seen,
       d.last_activity, d.monitored, d.traffic_restricted, d.critical_alerts, d.warning_alerts, d.caution_alerts,
       d.info_alerts, d.version, d.import_id,
       x.attributes
FROM device AS d
JOIN device_detail AS x ON x.tenant_id = :tenant AND x.device_id = d.device_id
LEFT JOIN site AS s ON s.tenant_id = :tenant AND s.site_id = d.site_id
WHERE d.tenant_id = :tenant AND d.device_id = :device_id
