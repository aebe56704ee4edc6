-- tables: webhook_subscription s, webhook_delivery w, webhook_delivery f, tenant t
-- Subscriptions of all tenants with something to send now, those that waited longest first.
SELECT t.tenant_id, t.name, s.subscription_id, s.failures
FROM webhook_subscription AS s
JOIN tenant AS t ON t.tenant_id = s.tenant_id
WHERE s.enabled = 1 AND s.paused_until <= :now AND s.lease_until <= :now AND t.state = 'active'
  AND EXISTS (SELECT 1 FROM webhook_delivery AS w
              WHERE w.tenant_id = s.tenant_id AND w.subscription_id = s.subscription_id AND w.state = 'pending'
                AND w.next_attempt_at <= :now
                AND NOT EXISTS (SELECT 1 FROM webhook_delivery AS f
                                WHERE f.tenant_id = s.tenant_id AND f.subscription_id = s.subscription_id
                                  AND f.object = w.object AND f.state = 'pending'
                                  AND (f.change_seq < w.change_seq
                                       OR (f.change_seq = w.change_seq AND f.position < w.position))))
ORDER BY s.paused_until, s.subscription_id
LIMIT :most
