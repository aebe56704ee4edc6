-- tables: tenant tenant
-- A new tenant; nothing when its id or name exists.
INSERT INTO tenant (tenant_id, name, state, settings, created_at)
VALUES (:tenant, :name, :state, :settings, :created_at)
ON CONFLICT DO NOTHING
