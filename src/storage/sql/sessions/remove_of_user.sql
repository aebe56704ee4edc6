-- tables: user_session s
-- A person's sessions in all tenants but one.
DELETE FROM user_session AS s
WHERE s.user_id = :user_id AND s.digest <> :spared
