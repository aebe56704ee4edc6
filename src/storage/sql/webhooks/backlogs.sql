-- tables: webhook_subscription s, webhook_delivery w, tenant t
-- Subscriptions of all tenants for which more waits than is allowed: there is one behind the most that may be.
SELECT t.tenant_id, t.name, s.subscription_id, s.failures
FROM webhook_subscription AS s
JOIN tenant AS t ON t.tenant_id = s.tenant_id
WHERE s.enabled = 1
  AND EXISTS (SELECT 1 FROM webhook_delivery AS w
              WHERE w.tenant_id = s.tenant_id AND w.subscription_id = s.subscription_id AND w.state = 'pending'
              LIMIT 1 OFFSET :pending)
ORDER BY s.subscription_id
LIMIT :most
