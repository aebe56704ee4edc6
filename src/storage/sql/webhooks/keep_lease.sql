-- tables: webhook_subscription s
-- The lease of a run lives on, if it is still its own.
UPDATE webhook_subscription AS s
SET lease_until = :lease_until
WHERE s.tenant_id = :tenant AND s.subscription_id = :subscription_id AND s.lease_owner = :owner AND s.lease_until > 0
