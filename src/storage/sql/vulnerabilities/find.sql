-- tables: vulnerability_instance v, import_record r, device d
-- One vulnerability instance by ticket.
SELECT v.ticket, v.device_id, v.name, v.detected_at, v.status, v.state, v.document, v.import_id, v.severity, v.cvss,
       v.updated_at
FROM vulnerability_instance AS v
WHERE v.tenant_id = :tenant AND v.ticket = :ticket
  AND (v.import_id = '' OR NOT EXISTS (SELECT 1 FROM import_record AS r WHERE r.tenant_id = :tenant AND r.import_id = v.import_id AND r.state <> 'complete'))  --? hide
  AND EXISTS (SELECT 1 FROM device AS d WHERE d.tenant_id = :tenant AND d.device_id = v.device_id AND d.site_id IN (JSON_TEXTS(:sites)))  --? sites
FOR NO KEY UPDATE OF v  --? lock
