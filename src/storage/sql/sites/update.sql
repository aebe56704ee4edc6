-- tables: site s
-- What people say about a site; its name stays.
UPDATE site AS s
SET description = :description, location = :location, site_group = :site_group, updated_at = :updated_at,
    change_seq = :change_seq
WHERE s.tenant_id = :tenant AND s.site_id = :site_id
