-- tables: second_factor f, user_account u
-- Second factors of people who are gone.
DELETE FROM second_factor AS f
WHERE NOT EXISTS (SELECT 1 FROM user_account AS u WHERE u.user_id = f.user_id)
