-- tables: webhook_subscription s
-- How calls to a subscription's receiver went lately, unless somebody has changed the subscription meanwhile.
UPDATE webhook_subscription AS s
SET failures = :failures, failing_since = :failing_since, paused_until = :paused_until
WHERE s.tenant_id = :tenant AND s.subscription_id = :subscription_id AND s.version = :version AND s.enabled = 1
