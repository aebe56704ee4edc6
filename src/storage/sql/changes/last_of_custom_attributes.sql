-- tables: custom_attribute c
-- The newest change of some custom attributes.
SELECT c.attribute_id, c.change_seq
FROM custom_attribute AS c
WHERE c.tenant_id = :tenant AND c.attribute_id IN (JSON_TEXTS(:ids))
