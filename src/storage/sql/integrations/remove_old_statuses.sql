-- tables: integration_report r
-- What a playbook reported up to a number.
DELETE FROM integration_report AS r
WHERE r.tenant_id = :tenant AND r.integration = :integration AND r.playbook = :playbook AND r.number <= :last
