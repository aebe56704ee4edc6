-- tables: webhook_subscription s
-- One process at a time calls a receiver.
UPDATE webhook_subscription AS s
SET lease_owner = :owner, lease_until = :lease_until
WHERE s.tenant_id = :tenant AND s.subscription_id = :subscription_id AND s.enabled = 1
  AND (s.lease_until <= :now OR s.lease_owner = :owner)
