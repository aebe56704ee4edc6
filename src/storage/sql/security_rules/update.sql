-- tables: security_rule r
-- All of a rule but its key.
UPDATE security_rule AS r
SET name = :name, update_source = :update_source, updated_at = :updated_at, document = :document
WHERE r.tenant_id = :tenant AND r.device_group = :device_group AND r.uuid = :uuid
