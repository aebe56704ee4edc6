-- tables: tag tag
-- A new tag; nothing when its id or (type, value) exists.
INSERT INTO tag (tenant_id, tag_id, type, value, created_at, change_seq, created_seq)
VALUES (:tenant, :tag_id, :type, :value, :created_at, :change_seq, :change_seq)
ON CONFLICT DO NOTHING
