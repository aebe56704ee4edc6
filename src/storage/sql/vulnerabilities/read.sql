-- tables: vulnerability_instance v, device d, site s
-- Vulnerability instances by ticket, with what they show of their devices.
SELECT v.ticket, v.device_id, v.name, v.detected_at, v.status, v.state, v.document, v.import_id, v.severity, v.cvss,
       v.updated_at,
       d.deviceid, d.hostname, d.ip_address, d.category, d.profile, d.profile_vertical, d.vendor, d.model, d.os_group,
       d.site_id, s.name, d.risk_score, d.risk_level, d.confidence_score, d.last_activity, d.traffic_restricted
FROM vulnerability_instance AS v
JOIN device AS d ON d.tenant_id = :tenant AND d.device_id = v.device_id
LEFT JOIN site AS s ON s.tenant_id = :tenant AND s.site_id = d.site_id
WHERE v.tenant_id = :tenant AND v.ticket IN (JSON_TEXTS(:ids))
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
