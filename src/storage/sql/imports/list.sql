-- tables: import_record r
-- The tenant's last imports.
SELECT r.tenant_id, r.import_id, r.kind, r.state, r.staged_rows, r.applied_line, r.started_at, r.started_by
FROM import_record AS r
WHERE r.tenant_id = :tenant
ORDER BY r.started_at DESC, r.import_id DESC
LIMIT 100
