-- tables: webhook_subscription s, webhook_delivery w
-- How many deliveries of the tenant are still to be sent, and since when the oldest of them waits.
SELECT COUNT(*), MIN(w.queued_at)
FROM webhook_subscription AS s
JOIN webhook_delivery AS w ON w.tenant_id = s.tenant_id AND w.subscription_id = s.subscription_id
WHERE s.tenant_id = :tenant AND w.tenant_id = :tenant AND w.state = 'pending'
