-- tables: webhook_delivery w, webhook_delivery f, webhook_event e
-- What a subscription is to be sent now, in order; nothing whose object has an earlier event still to be sent.
SELECT w.delivery_id, w.subscription_id, w.event_id, w.type, w.object, w.state, w.attempts, w.created_at, w.queued_at,
       w.next_attempt_at, w.last_attempt_at, w.last_status, w.last_error, w.last_duration_ms, e.body
FROM webhook_delivery AS w
JOIN webhook_event AS e ON e.tenant_id = :tenant AND e.event_id = w.event_id
WHERE w.tenant_id = :tenant AND w.subscription_id = :subscription_id AND w.state = 'pending' AND w.next_attempt_at <= :now
  AND NOT EXISTS (SELECT 1 FROM webhook_delivery AS f
                  WHERE f.tenant_id = :tenant AND f.subscription_id = :subscription_id AND f.object = w.object
                    AND f.state = 'pending' AND (f.change_seq < w.change_seq
                      OR (f.change_seq = w.change_seq AND f.position < w.position)))
ORDER BY w.change_seq, w.position
LIMIT :most
