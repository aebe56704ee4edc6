-- tables: custom_attribute custom_attribute
-- A new attribute; nothing when its id or name exists.
INSERT INTO custom_attribute (tenant_id, attribute_id, name, default_value, created_at, change_seq, created_seq)
VALUES (:tenant, :attribute_id, :name, :default_value, :created_at, :change_seq, :change_seq)
ON CONFLICT DO NOTHING
