-- tables: custom_attribute c
-- One attribute, when its rules have gone.
DELETE FROM custom_attribute AS c
WHERE c.tenant_id = :tenant AND c.attribute_id = :attribute_id
