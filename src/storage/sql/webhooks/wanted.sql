-- tables: webhook_subscription s
-- What the enabled subscriptions of a tenant ask for.
SELECT s.subscription_id, s.events, s.filter
FROM webhook_subscription AS s
WHERE s.tenant_id = :tenant AND s.enabled = 1
ORDER BY s.subscription_id
