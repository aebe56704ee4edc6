-- tables: tenant t
-- A tenant's state and settings.
UPDATE tenant AS t
SET state = :state, settings = :settings
WHERE t.tenant_id = :tenant
