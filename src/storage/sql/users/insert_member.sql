-- tables: membership membership
-- A new membership; nothing when it exists.
INSERT INTO membership (tenant_id, user_id, role, state, last_sign_in)
VALUES (:tenant, :user_id, :role, :state, :last_sign_in)
ON CONFLICT DO NOTHING
