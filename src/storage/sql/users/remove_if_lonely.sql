-- tables: user_account u, membership m
-- The person, when no membership is left.
DELETE FROM user_account AS u
WHERE u.user_id = :user_id
  AND NOT EXISTS (SELECT 1 FROM membership AS m WHERE m.user_id = :user_id)
