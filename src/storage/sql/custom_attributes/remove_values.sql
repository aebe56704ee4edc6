-- tables: custom_attribute_value v, custom_attribute_value w
-- Some of the values of one attribute.
DELETE FROM custom_attribute_value AS v
WHERE v.tenant_id = :tenant AND v.attribute_id = :attribute_id
  AND v.device_id IN (SELECT w.device_id
                      FROM custom_attribute_value AS w
                      WHERE w.tenant_id = :tenant AND w.attribute_id = :attribute_id
                      ORDER BY w.device_id
                      LIMIT :most)
