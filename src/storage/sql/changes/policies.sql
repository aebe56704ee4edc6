-- tables: policy p
-- Policies that changed behind a position.
SELECT p.policy_id, p.change_seq, p.created_seq
FROM policy AS p
WHERE p.tenant_id = :tenant
  AND p.change_seq <= :upto
  AND (p.change_seq, p.policy_id) > (:seq, :after)
ORDER BY p.change_seq, p.policy_id
LIMIT :most
