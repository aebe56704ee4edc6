-- tables: sign_in_failures f
-- An account's failed sign-ins in a row.
SELECT f.failures, f.last_at
FROM sign_in_failures AS f
WHERE f.account_digest = :account
