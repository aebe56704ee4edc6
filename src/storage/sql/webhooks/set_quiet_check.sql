-- tables: webhook_quiet_check webhook_quiet_check
-- How far silent devices were looked for.
INSERT INTO webhook_quiet_check (tenant_id, checked_until)
VALUES (:tenant, :checked_until)
ON CONFLICT (tenant_id) DO UPDATE SET checked_until = excluded.checked_until
