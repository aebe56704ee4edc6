-- tables: webhook_subscription s, tenant t
-- Tenants with subscriptions, which may ask for silent devices.
SELECT t.tenant_id, t.name, '', 0
FROM tenant AS t
WHERE t.state = 'active'
  AND EXISTS (SELECT 1 FROM webhook_subscription AS s WHERE s.tenant_id = t.tenant_id AND s.enabled = 1)
ORDER BY t.tenant_id
