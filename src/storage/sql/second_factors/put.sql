-- tables: second_factor second_factor
-- A person's second factor, in place of whatever there was.
INSERT INTO second_factor (user_id, secret, begun_at, confirmed_at, last_step, recovery_codes)
VALUES (:user_id, :secret, :begun_at, :confirmed_at, :last_step, :recovery_codes)
ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, begun_at = excluded.begun_at,
  confirmed_at = excluded.confirmed_at, last_step = excluded.last_step, recovery_codes = excluded.recovery_codes
