-- tables: credential_directory c, user_account u
-- One person by e-mail.
SELECT u.user_id, u.email, u.name, u.password_hash, u.preferences, u.created_at, u.password_changed_at
FROM credential_directory AS c
JOIN user_account AS u ON u.user_id = c.user_id
WHERE c.kind = 'email' AND c.credential = :email
