-- tables: sign_in_failures sign_in_failures
-- Sets an account's failed sign-ins.
INSERT INTO sign_in_failures (account_digest, failures, last_at)
VALUES (:account, :failures, :last_at)
ON CONFLICT (account_digest) DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at
