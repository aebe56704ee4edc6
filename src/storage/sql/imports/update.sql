-- tables: import_record r
-- How far an import is.
UPDATE import_record AS r
SET state = :state, staged_rows = :staged_rows, applied_line = :applied_line,
    first_seq = CASE WHEN first_seq = 0 THEN :first_seq ELSE first_seq END
WHERE r.tenant_id = :tenant AND r.import_id = :import_id
