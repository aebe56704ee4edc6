-- tables: site site
-- A new site; nothing when its id or name exists.
INSERT INTO site (tenant_id, site_id, name)
VALUES (:tenant, :site_id, :name)
ON CONFLICT DO NOTHING
