-- tables: sign_in_failures sign_in_failures
-- A row to lock for an account without failures.
INSERT INTO sign_in_failures (account_digest, failures, last_at)
VALUES (:account, 0, 0)
ON CONFLICT DO NOTHING
