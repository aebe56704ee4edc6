-- tables: device d
-- Writes the numbers of open alerts of one device, when they differ.
UPDATE device AS d
SET critical_alerts = :critical, warning_alerts = :warning, caution_alerts = :caution, info_alerts = :info,
    version = version + 1, change_seq = :change_seq
WHERE d.tenant_id = :tenant AND d.device_id = :device_id
  AND (d.critical_alerts <> :critical OR d.warning_alerts <> :warning OR d.caution_alerts <> :caution
       OR d.info_alerts <> :info)
