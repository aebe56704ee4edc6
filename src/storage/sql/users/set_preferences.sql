-- tables: user_account u
-- A person's preferences.
UPDATE user_account AS u
SET preferences = :preferences
WHERE u.user_id = :user_id
