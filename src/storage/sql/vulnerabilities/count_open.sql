-- tables: vulnerability_instance v
-- Open vulnerability instances of one device by status and severity.
SELECT v.status, v.severity, COUNT(*)
FROM vulnerability_instance AS v
WHERE v.tenant_id = :tenant AND v.device_id = :device AND v.state <> 'resolved'
GROUP BY v.status, v.severity
ORDER BY v.status, v.severity
