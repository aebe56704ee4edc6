-- tables: custom_attribute_rule custom_attribute_rule
-- One rule.
INSERT INTO custom_attribute_rule (tenant_id, attribute_id, position, filter_id, value)
VALUES (:tenant, :attribute_id, :position, :filter_id, :value)
