-- tables: vulnerability_instance vulnerability_instance
-- An instance, new or in place of the one of that ticket.
INSERT INTO vulnerability_instance (tenant_id, ticket, device_id, name, detected_at, status, state, document, import_id,
                                    change_seq, created_seq, severity, cvss, updated_at)
VALUES (:tenant, :ticket, :device_id, :name, :detected_at, :status, :state, :document, :import_id, :change_seq, :change_seq,
        :severity, :cvss, :updated_at)
ON CONFLICT (tenant_id, ticket) DO UPDATE
SET device_id = excluded.device_id, name = excluded.name, detected_at = excluded.detected_at, status = excluded.status,
    state = excluded.state, document = excluded.document, change_seq = excluded.change_seq, severity = excluded.severity,
    cvss = excluded.cvss, updated_at = excluded.updated_at
