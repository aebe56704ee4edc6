-- tables: custom_attribute c
-- What of an attribute changes beside its rules.
UPDATE custom_attribute AS c
SET default_value = :default_value, change_seq = :change_seq
WHERE c.tenant_id = :tenant AND c.attribute_id = :attribute_id
