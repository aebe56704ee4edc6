-- tables: security_rule r
-- All rules of a tenant.
SELECT r.device_group, r.uuid, r.name, r.update_source, r.updated_at, r.document
FROM security_rule AS r
WHERE r.tenant_id = :tenant
ORDER BY r.device_group, r.uuid
