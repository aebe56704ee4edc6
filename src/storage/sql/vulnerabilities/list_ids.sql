-- tables: vulnerability_instance v, device d, device e
-- The tickets of a page of vulnerability instances.
SELECT v.ticket
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
ORDER BY v.detected_at, v.ticket
LIMIT :most OFFSET :skip
