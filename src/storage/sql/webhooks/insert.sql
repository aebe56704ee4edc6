-- tables: webhook_subscription webhook_subscription
-- A new subscription.
INSERT INTO webhook_subscription (tenant_id, subscription_id, url, events, filter, description, enabled, disabled_reason,
                                  created_by, created_at, updated_at, secret, previous_secret, previous_until, failures,
                                  failing_since, paused_until, lease_owner, lease_until, version)
VALUES (:tenant, :subscription_id, :url, :events, :filter, :description, :enabled, :disabled_reason, :created_by,
        :created_at, :updated_at, :secret, :previous_secret, :previous_until, :failures, :failing_since, :paused_until,
        '', 0, 0)
