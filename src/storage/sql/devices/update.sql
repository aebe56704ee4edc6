-- tables: device d
-- All of a device but what never changes: its ids, when it was first seen, the import that made it.
UPDATE device AS d
SET serial_key = :serial_key,
    mac = :mac, ip_address = :ip_address, ip_key = :ip_key, hostname = :hostname, shown_name = :shown_name,
    search_text = :search_text,
    category = :category, profile = :profile, profile_type = :profile_type, profile_vertical = :profile_vertical,
    vendor = :vendor, model = :model, os_group = :os_group, site_id = :site_id, risk_score = :risk_score,
    risk_level = :risk_level, confidence_score = :confidence_score, last_activity = :last_activity,
    monitored = :monitored, traffic_restricted = :traffic_restricted, critical_alerts = :critical_alerts,
    warning_alerts = :warning_alerts, caution_alerts = :caution_alerts, info_alerts = :info_alerts,
    version = version + 1, change_seq = :change_seq
WHERE d.tenant_id = :tenant AND d.device_id = :device_id
