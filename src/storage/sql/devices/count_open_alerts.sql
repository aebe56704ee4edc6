-- tables: alert a
-- Open alerts per severity of one device.
SELECT COALESCE(SUM(CASE WHEN a.severity = 4 THEN 1 ELSE 0 END), 0),
       COALESCE(SUM(CASE WHEN a.severity = 3 THEN 1 ELSE 0 END), 0),
       COALESCE(SUM(CASE WHEN a.severity = 2 THEN 1 ELSE 0 END), 0),
       COALESCE(SUM(CASE WHEN a.severity = 1 THEN 1 ELSE 0 END), 0)
FROM alert AS a
WHERE a.tenant_id = :tenant AND a.device_id = :device_id AND a.resolved = 0
