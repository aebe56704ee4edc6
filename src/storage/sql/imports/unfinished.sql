-- tables: import_record r
-- Imports of all tenants that are not complete, oldest first.
SELECT r.tenant_id, r.import_id, r.kind, r.state, r.staged_rows, r.applied_line, r.started_at, r.started_by
FROM import_record AS r
WHERE r.state <> 'complete'
ORDER BY r.started_at, r.import_id
