-- tables: saved_filter saved_filter
-- A filter, new or in place of the one of that id.
INSERT INTO saved_filter (tenant_id, filter_id, name, created_at, filter, change_seq, created_seq)
VALUES (:tenant, :filter_id, :name, :created_at, :filter, :change_seq, :change_seq)
ON CONFLICT (tenant_id, filter_id) DO UPDATE
SET name = excluded.name, created_at = excluded.created_at, filter = excluded.filter, change_seq = excluded.change_seq
