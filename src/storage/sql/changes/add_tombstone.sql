-- tables: tombstone tombstone
-- Something was deleted.
INSERT INTO tombstone (tenant_id, collection, change_seq, object_id, site_id, moved, happened_at)
VALUES (:tenant, :collection, :change_seq, :object_id, :site_id, 0, :now)
ON CONFLICT DO NOTHING
