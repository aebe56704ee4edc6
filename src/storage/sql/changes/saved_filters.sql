-- tables: saved_filter f
-- Saved filters that changed behind a position.
SELECT f.filter_id, f.change_seq, f.created_seq
FROM saved_filter AS f
WHERE f.tenant_id = :tenant
  AND f.change_seq <= :upto
  AND (f.change_seq, f.filter_id) > (:seq, :after)
ORDER BY f.change_seq, f.filter_id
LIMIT :most
