-- tables: custom_attribute c
-- Custom attributes that changed behind a position.
SELECT c.attribute_id, c.change_seq, c.created_seq
FROM custom_attribute AS c
WHERE c.tenant_id = :tenant
  AND c.change_seq <= :upto
  AND (c.change_seq, c.attribute_id) > (:seq, :after)
ORDER BY c.change_seq, c.attribute_id
LIMIT :most
