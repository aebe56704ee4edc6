-- tables: webhook_subscription s
-- At the start of the only process: whoever held a lease is dead.
UPDATE webhook_subscription AS s
SET lease_until = 0
WHERE s.lease_until > 0
