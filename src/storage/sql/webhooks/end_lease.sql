-- tables: webhook_subscription s
-- The run of one process over a subscription has ended.
UPDATE webhook_subscription AS s
SET lease_until = 0
WHERE s.tenant_id = :tenant AND s.subscription_id = :subscription_id AND s.lease_owner = :owner
