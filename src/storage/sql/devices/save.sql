-- tables: device device
-- A device, new or in place of the live one with that deviceid.
INSERT INTO device (tenant_id, device_id, deviceid, mac, ip_address, ip_key, hostname, shown_name, category, profile,
                    profile_type, profile_vertical, vendor, model, os_group, site_id, risk_score, risk_level,
                    confidence_score, first_seen, last_activity, monitored, traffic_restricted, critical_alerts,
                    warning_alerts, caution_alerts, info_alerts, version, import_id, change_seq)
VALUES (:tenant, :device_id, :deviceid, :mac, :ip_address, :ip_key, :hostname, :shown_name, :category, :profile,
        :profile_type, :profile_vertical, :vendor, :model, :os_group, :site_id, :risk_score, :risk_level,
        :confidence_score, :first_seen, :last_activity, :monitored, :traffic_restricted, :critical_alerts,
        :warning_alerts, :caution_alerts, :info_alerts, 1, :import_id, :change_seq)
ON CONFLICT (tenant_id, deviceid) DO UPDATE
SET mac = excluded.mac, ip_address = excluded.ip_address, ip_key = excluded.ip_key, hostname = excluded.hostname,
    shown_name = excluded.shown_name, category = excluded.category, profile = excluded.profile,
    profile_type = excluded.profile_type, profile_vertical = excluded.profile_vertical, vendor = excluded.vendor,
    model = excluded.model, os_group = excluded.os_group, site_id = excluded.site_id, risk_score = excluded.risk_score,
    risk_level = excluded.risk_level, confidence_score = excluded.confidence_score,
    last_activity = excluded.last_activity, monitored = excluded.monitored,
    traffic_restricted = excluded.traffic_restricted, critical_alerts = excluded.critical_alerts,
    warning_alerts = excluded.warning_alerts, caution_alerts = excluded.caution_alerts,
    info_alerts = excluded.info_alerts, version = device.version + 1, change_seq = excluded.change_seq
RETURNING device_id
