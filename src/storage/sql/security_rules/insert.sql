-- tables: security_rule security_rule
-- A rule; nothing when there is one.
INSERT INTO security_rule (tenant_id, device_group, uuid, name, update_source, updated_at, document)
VALUES (:tenant, :device_group, :uuid, :name, :update_source, :updated_at, :document)
ON CONFLICT DO NOTHING
