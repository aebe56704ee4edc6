-- tables: integration_status s, integration_report r
-- The last status of each playbook of an integration.
SELECT r.integration, r.playbook, r.status, r.message, r.type, r.custom_integration, r.reported_at, r.received_at
FROM integration_status AS s
JOIN integration_report AS r
  ON r.tenant_id = :tenant AND r.integration = s.integration AND r.playbook = s.playbook AND r.number = s.reports
WHERE s.tenant_id = :tenant
ORDER BY s.integration, s.playbook
