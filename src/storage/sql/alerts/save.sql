-- tables: alert alert
-- An alert, new or in place of the one of that id.
INSERT INTO alert (tenant_id, alert_id, zb_ticketid, device_id, happened_at, type, severity, resolved, document, import_id,
                   change_seq, created_seq, name, updated_at)
VALUES (:tenant, :alert_id, :zb_ticketid, :device_id, :happened_at, :type, :severity, :resolved, :document, :import_id,
        :change_seq, :change_seq, :name, :updated_at)
ON CONFLICT (tenant_id, alert_id) DO UPDATE
SET zb_ticketid = excluded.zb_ticketid, device_id = excluded.device_id, happened_at = excluded.happened_at,
    type = excluded.type, severity = excluded.severity, resolved = excluded.resolved, document = excluded.document,
    change_seq = excluded.change_seq, name = excluded.name, updated_at = excluded.updated_at
