-- tables: webhook_quiet_check webhook_quiet_check
-- How far silent devices were told of.
INSERT INTO webhook_quiet_check (tenant_id, checked_until, checked_device)
VALUES (:tenant, :checked_until, :checked_device)
ON CONFLICT (tenant_id) DO UPDATE SET checked_until = excluded.checked_until, checked_device = excluded.checked_device
