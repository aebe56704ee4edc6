-- tables: vulnerability_instance v, device e, device d
-- The instances of the vulnerabilities from one name to another, with what a summary of them shows.
SELECT v.name, v.device_id, v.ticket, v.state, v.status, v.detected_at,
       d.deviceid, d.profile  --!
FROM vulnerability_instance AS v
JOIN device AS d ON d.tenant_id = :tenant AND d.device_id = v.device_id  --? filtered_device
WHERE v.tenant_id = :tenant
  AND v.state <> 'resolved'  --? resolved
  AND v.detected_at >= :since  --? since
  AND v.updated_at >= :updated_since  --? updated_since
  AND v.change_seq > :changed_after  --? changed
  AND v.name = :name  --? name
  AND v.status = :status  --? status
  AND v.severity = :severity  --? severity
  AND v.device_id = :device  --? device
  AND v.ticket = :ticket  --? ticket
  AND EXISTS (SELECT 1 FROM device AS e WHERE e.tenant_id = :tenant AND e.device_id = v.device_id AND e.site_id IN (JSON_TEXTS(:sites)))  --? sites
  AND v.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
  AND (1 = 1)  --& filter
  AND v.name >= :first AND v.name <= :last
ORDER BY v.name, v.device_id, v.ticket
