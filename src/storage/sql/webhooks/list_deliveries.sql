-- tables: webhook_delivery w
-- The deliveries of a subscription, newest first.
SELECT w.delivery_id, w.subscription_id, w.event_id, w.type, w.object, w.state, w.attempts, w.created_at, w.queued_at,
       w.next_attempt_at, w.last_attempt_at, w.last_status, w.last_error, w.last_duration_ms, ''
FROM webhook_delivery AS w
WHERE w.tenant_id = :tenant AND w.subscription_id = :subscription_id
  AND w.state = :status  --? status
ORDER BY w.change_seq DESC, w.position DESC, w.delivery_id
LIMIT :most OFFSET :skip
