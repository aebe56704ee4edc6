-- tables: webhook_subscription s
-- A subscription, whose deliveries have gone before.
DELETE FROM webhook_subscription AS s
WHERE s.tenant_id = :tenant AND s.subscription_id = :subscription_id
