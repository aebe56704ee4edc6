-- tables: webhook_delivery w
-- Every dead delivery of a subscription begins anew.
UPDATE webhook_delivery AS w
SET state = 'pending', attempts = 0, queued_at = :now, next_attempt_at = :now
WHERE w.tenant_id = :tenant AND w.subscription_id = :subscription_id AND w.state = 'dead'
