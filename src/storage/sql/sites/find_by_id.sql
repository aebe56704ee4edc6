-- tables: site s
-- One site by id; in a change it cannot be removed until the transaction ends.
SELECT s.site_id, s.name, s.description, s.location, s.site_group, s.created_at, s.updated_at
FROM site AS s
WHERE s.tenant_id = :tenant AND s.site_id = :site_id
FOR KEY SHARE  --? lock
