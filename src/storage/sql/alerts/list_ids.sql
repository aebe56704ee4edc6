-- tables: alert a, device d, device e
-- The ids of a page of alerts.
SELECT a.alert_id
FROM alert AS a
JOIN device AS d ON d.tenant_id = :tenant AND d.device_id = a.device_id  --? filtered_device
WHERE a.tenant_id = :tenant
  AND a.happened_at >= :since  --? since
  AND a.updated_at >= :updated_since  --? updated_since
  AND a.change_seq > :changed_after  --? changed
  AND a.type = :type  --? type
  AND a.resolved = :resolved  --? resolved
  AND a.device_id = :device  --? device
  AND a.zb_ticketid = :ticket  --? ticket
  AND EXISTS (SELECT 1 FROM device AS e WHERE e.tenant_id = :tenant AND e.device_id = a.device_id AND e.site_id IN (JSON_TEXTS(:sites)))  --? sites
  AND a.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
  AND (1 = 1)  --& filter
ORDER BY a.happened_at DESC, a.alert_id DESC  --!
LIMIT :most OFFSET :skip
