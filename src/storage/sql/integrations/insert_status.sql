-- tables: integration_report integration_report
-- A report of a playbook's status.
INSERT INTO integration_report (tenant_id, integration, playbook, number, status, message, type, custom_integration,
                                reported_at, received_at)
VALUES (:tenant, :integration, :playbook, :number, :status, :message, :type, :custom_integration, :reported_at,
        :received_at)
