-- tables: device device
-- A new device; nothing when a live one has that deviceid.
INSERT INTO device (tenant_id, device_id, deviceid, mac, ip_address, ip_key, hostname, shown_name, category, profile,
                    profile_type, profile_vertical, vendor, model, os_group, site_id, risk_score, risk_level,
                    confidence_score, first_seen, last_activity, monitored, traffic_restricted, critical_alerts,
                    warning_alerts, caution_alerts, info_alerts, version, import_id, change_seq)
VALUES (:tenant, :device_id, :deviceid, :mac, :ip_address, :ip_key, :hostname, :shown_name, :category, :profile,
        :profile_type, :profile_vertical, :vendor, :model, :os_group, :site_id, :risk_score, :risk_level,
        :confidence_score, :first_seen, :last_activity, :monitored, :traffic_restricted, :critical_alerts,
        :warning_alerts, :caution_alerts, :info_alerts, 1, :import_id, :change_seq)
ON CONFLICT (tenant_id, deviceid) DO NOTHING
RETURNING device_id
