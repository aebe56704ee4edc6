-- tables: webhook_subscription s
-- Ends calls to a receiver that is gone or fails.
UPDATE webhook_subscription AS s
SET enabled = 0, disabled_reason = :disabled_reason, updated_at = :now, version = s.version + 1
WHERE s.tenant_id = :tenant AND s.subscription_id = :subscription_id AND s.enabled = 1
