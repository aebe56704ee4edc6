-- tables: custom_attribute_rule r
-- All rules of one attribute.
DELETE FROM custom_attribute_rule AS r
WHERE r.tenant_id = :tenant AND r.attribute_id = :attribute_id
