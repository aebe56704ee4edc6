-- tables: custom_attribute_rule r, saved_filter f
-- The rules of all attributes, or of one, in their order.
SELECT r.attribute_id, r.filter_id, f.name, r.value
FROM custom_attribute_rule AS r
JOIN saved_filter AS f ON f.tenant_id = :tenant AND f.filter_id = r.filter_id
WHERE r.tenant_id = :tenant
  AND r.attribute_id = :attribute_id  --? ids
ORDER BY r.attribute_id, r.position
