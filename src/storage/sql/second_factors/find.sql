-- tables: second_factor f
-- A person's second factor.
SELECT f.user_id, f.secret, f.begun_at, f.confirmed_at, f.last_step, f.recovery_codes
FROM second_factor AS f
WHERE f.user_id = :user_id
FOR NO KEY UPDATE OF f  --? lock
