-- tables: alert a, import_record r, device d
-- One alert by id.
SELECT a.alert_id, a.zb_ticketid, a.device_id, a.happened_at, a.type, a.severity, a.resolved, a.document, a.import_id,
       a.name, a.updated_at
FROM alert AS a
WHERE a.tenant_id = :tenant AND a.alert_id = :alert_id
  AND (a.import_id = '' OR NOT EXISTS (SELECT 1 FROM import_record AS r WHERE r.tenant_id = :tenant AND r.import_id = a.import_id AND r.state <> 'complete'))  --? hide
  AND EXISTS (SELECT 1 FROM device AS d WHERE d.tenant_id = :tenant AND d.device_id = a.device_id AND d.site_id IN (JSON_TEXTS(:sites)))  --? sites
FOR NO KEY UPDATE OF a  --? lock
