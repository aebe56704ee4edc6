-- tables: tag g
-- Tags that changed behind a position.
SELECT g.tag_id, g.change_seq, g.created_seq
FROM tag AS g
WHERE g.tenant_id = :tenant
  AND g.change_seq <= :upto
  AND (g.change_seq, g.tag_id) > (:seq, :after)
ORDER BY g.change_seq, g.tag_id
LIMIT :most
