-- tables: webhook_subscription s
-- How calls to a subscription's receiver went lately; its lease lives on.
UPDATE webhook_subscription AS s
SET failures = :failures, failing_since = :failing_since, paused_until = :paused_until, lease_until = :lease_until
WHERE s.tenant_id = :tenant AND s.subscription_id = :subscription_id
