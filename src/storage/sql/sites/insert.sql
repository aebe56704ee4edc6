-- tables: site site
-- A new site; nothing when its id or name exists.
INSERT INTO site (tenant_id, site_id, name, description, location, site_group, created_at, updated_at,
                  change_seq, created_seq)
VALUES (:tenant, :site_id, :name, :description, :location, :site_group, :created_at, :updated_at,
        :change_seq, :change_seq)
ON CONFLICT DO NOTHING
