-- tables: webhook_delivery w
-- The deliveries of a subscription.
DELETE FROM webhook_delivery AS w
WHERE w.tenant_id = :tenant AND w.subscription_id = :subscription_id
