-- tables: integration_report r
-- What is kept of one playbook of an integration, newest first.
SELECT r.integration, r.playbook, r.status, r.message, r.type, r.custom_integration, r.reported_at, r.received_at
FROM integration_report AS r
WHERE r.tenant_id = :tenant AND r.integration = :integration AND r.playbook = :playbook
ORDER BY r.number DESC
