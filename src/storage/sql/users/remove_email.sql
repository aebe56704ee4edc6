-- tables: credential_directory c
-- A removed person's e-mail.
DELETE FROM credential_directory AS c
WHERE c.kind = 'email' AND c.user_id = :user_id
