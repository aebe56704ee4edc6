-- tables: device d, vulnerability_instance v
-- The devices with the highest risk, and what is open on them.
SELECT d.deviceid, d.shown_name, d.category, d.profile, d.risk_score, d.risk_level,
       d.critical_alerts + d.warning_alerts + d.caution_alerts + d.info_alerts AS open_alerts,
       (SELECT COUNT(*)
        FROM vulnerability_instance AS v
        WHERE v.tenant_id = :tenant AND v.device_id = d.device_id AND v.state <> 'resolved')
FROM device AS d
WHERE d.tenant_id = :tenant
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
  AND d.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
ORDER BY d.risk_score DESC, open_alerts DESC, d.device_id
LIMIT :shown
