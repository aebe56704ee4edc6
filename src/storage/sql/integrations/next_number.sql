-- tables: integration_status integration_status
-- Allots the number of the next report of a playbook.
INSERT INTO integration_status (tenant_id, integration, playbook, reports)
VALUES (:tenant, :integration, :playbook, 1)
ON CONFLICT (tenant_id, integration, playbook) DO UPDATE SET reports = integration_status.reports + 1
RETURNING reports
