-- tables: policy_profile policy_profile
-- Notes a profile a recommendation is for.
INSERT INTO policy_profile (tenant_id, profile, policy_id)
VALUES (:tenant, :profile, :policy_id)
ON CONFLICT DO NOTHING
