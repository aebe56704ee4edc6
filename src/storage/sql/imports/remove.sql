-- tables: import_record r
-- The record of an import.
DELETE FROM import_record AS r
WHERE r.tenant_id = :tenant AND r.import_id = :import_id
