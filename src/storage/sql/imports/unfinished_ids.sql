-- tables: import_record r
-- The tenant's imports whose rows readers must not see yet.
SELECT r.import_id
FROM import_record AS r
WHERE r.tenant_id = :tenant AND r.state IN ('staging', 'applying')
