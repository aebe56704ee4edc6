-- tables: policy p, policy_profile o
-- How many recommendations there are.
SELECT COUNT(*)
FROM policy AS p
WHERE p.tenant_id = :tenant
  AND p.policy_id IN (SELECT o.policy_id FROM policy_profile AS o WHERE o.tenant_id = :tenant AND o.profile IN (JSON_TEXTS(:profiles)))  --? profiles
  AND p.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
  AND p.policy_id IN (JSON_TEXTS(:only))  --? only
  AND p.change_seq > :changed_after  --? changed
