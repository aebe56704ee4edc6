-- tables: user_account u
-- One person by id.
SELECT u.user_id, u.email, u.name, u.password_hash, u.preferences, u.created_at, u.password_changed_at
FROM user_account AS u
WHERE u.user_id = :user_id
FOR NO KEY UPDATE OF u  --? lock
