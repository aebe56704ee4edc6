-- tables: second_factor f
-- A person's second factor.
DELETE FROM second_factor AS f
WHERE f.user_id = :user_id
