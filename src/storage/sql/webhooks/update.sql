-- tables: webhook_subscription s
-- What people change of a subscription.
UPDATE webhook_subscription AS s
SET url = :url, events = :events, filter = :filter, description = :description, enabled = :enabled,
    disabled_reason = :disabled_reason, updated_at = :updated_at, secret = :secret, previous_secret = :previous_secret,
    previous_until = :previous_until, failures = :failures, failing_since = :failing_since, paused_until = :paused_until,
    version = s.version + 1
WHERE s.tenant_id = :tenant AND s.subscription_id = :subscription_id
