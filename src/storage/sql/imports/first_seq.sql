-- tables: import_record r
-- Behind which number an import moved its rows in.
SELECT r.first_seq
FROM import_record AS r
WHERE r.tenant_id = :tenant AND r.import_id = :import_id
