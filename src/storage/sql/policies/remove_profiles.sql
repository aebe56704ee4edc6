-- tables: policy_profile o
-- Forgets which profiles a recommendation is for.
DELETE FROM policy_profile AS o
WHERE o.tenant_id = :tenant AND o.policy_id = :policy_id
