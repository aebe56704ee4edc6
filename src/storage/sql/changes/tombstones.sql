-- tables: tombstone t
-- What a caller lost behind a position, in one collection.
SELECT DISTINCT t.object_id, t.change_seq
FROM tombstone AS t
WHERE t.tenant_id = :tenant
  AND t.collection = :collection
  AND t.change_seq <= :upto
  AND (t.change_seq, t.object_id) > (:seq, :after)
  AND t.moved <= :with_moved
  AND t.site_id IN (JSON_TEXTS(:sites))  --? sites
ORDER BY t.change_seq, t.object_id
LIMIT :most
