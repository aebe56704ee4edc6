-- tables: device device
-- A new device; nothing when its id, or a live device of that deviceid, exists.
INSERT INTO device (tenant_id, serial_key,
                    device_id, deviceid, mac, ip_address, ip_key, hostname, shown_name, search_text, category, profile,
                    profile_type, profile_vertical, vendor, model, os_group, site_id, risk_score, risk_level,
                    confidence_score, first_seen, last_activity, monitored, traffic_restricted, critical_alerts,
                    warning_alerts, caution_alerts, info_alerts, version, import_id, change_seq, created_seq)
VALUES (:tenant, :serial_key,
        :device_id, :deviceid, :mac, :ip_address, :ip_key, :hostname, :shown_name, :search_text, :category, :profile,
        :profile_type, :profile_vertical, :vendor, :model, :os_group, :site_id, :risk_score, :risk_level,
        :confidence_score, :first_seen, :last_activity, :monitored, :traffic_restricted, :critical_alerts,
        :warning_alerts, :caution_alerts, :info_alerts, 1, :import_id, :change_seq, :change_seq)
ON CONFLICT DO NOTHING
