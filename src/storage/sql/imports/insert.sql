-- tables: import_record import_record
-- A new import; nothing when its id exists.
INSERT INTO import_record (tenant_id, import_id, kind, state, staged_rows, applied_line, started_at, started_by)
VALUES (:tenant, :import_id, :kind, :state, :staged_rows, :applied_line, :started_at, :started_by)
ON CONFLICT DO NOTHING
