-- tables: alert a, device d, site s
-- Alerts by id, with what they show of their devices.
SELECT a.alert_id, a.zb_ticketid, a.device_id, a.happened_at, a.type, a.severity, a.resolved, a.document, a.import_id,
       a.name, a.updated_at,
       d.deviceid, d.hostname, d.ip_address, d.category, d.profile, d.profile_vertical, d.vendor, d.model, d.os_group,
       d.site_id, s.name, d.risk_score, d.risk_level, d.confidence_score, d.last_activity, d.traffic_restricted
FROM alert AS a
JOIN device AS d ON d.tenant_id = :tenant AND d.device_id = a.device_id
LEFT JOIN site AS s ON s.tenant_id = :tenant AND s.site_id = d.site_id
WHERE a.tenant_id = :tenant AND a.alert_id IN (JSON_TEXTS(:ids))
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
