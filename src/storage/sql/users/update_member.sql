-- tables: membership m
-- A membership's role, state and last sign-in.
UPDATE membership AS m
SET role = :role, state = :state, last_sign_in = :last_sign_in
WHERE m.tenant_id = :tenant AND m.user_id = :user_id
