-- tables: webhook_subscription s
-- The subscriptions of a tenant, oldest first.
SELECT s.subscription_id, s.url, s.events, s.filter, s.description, s.enabled, s.disabled_reason, s.created_by, s.created_at,
       s.updated_at, s.secret, s.previous_secret, s.previous_until, s.failures, s.failing_since, s.paused_until,
       s.version
FROM webhook_subscription AS s
WHERE s.tenant_id = :tenant
ORDER BY s.created_at, s.subscription_id
