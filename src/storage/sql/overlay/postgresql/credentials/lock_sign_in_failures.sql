-- tables: sign_in_failures f
-- Locks an account's failures until the transaction ends.
SELECT f.failures
FROM sign_in_failures AS f
WHERE f.account_digest = :account
FOR NO KEY UPDATE
