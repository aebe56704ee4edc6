-- tables: second_factor f
-- Another state of a person's second factor, when it is still the one that was read.
UPDATE second_factor AS f
SET confirmed_at = :confirmed_at, last_step = :last_step, recovery_codes = :recovery_codes
WHERE f.user_id = :user_id AND f.secret = :secret
  AND f.last_step = :last_step_before AND f.recovery_codes = :recovery_codes_before
