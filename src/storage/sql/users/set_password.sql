-- tables: user_account u
-- A person's password hash.
UPDATE user_account AS u
SET password_hash = :hash, password_changed_at = :changed_at
WHERE u.user_id = :user_id
