-- tables: webhook_delivery webhook_delivery
-- Events that subscriptions are to be sent, many at once.
INSERT INTO webhook_delivery (tenant_id, delivery_id, subscription_id, event_id, type, object, change_seq, position, state,
                              attempts, created_at, queued_at, next_attempt_at, last_attempt_at, last_status, last_error,
                              last_duration_ms)
SELECT :tenant, n.delivery_id, n.subscription_id, n.event_id, n.type, n.object, CAST(:change_seq AS bigint), n.position,
       'pending', 0, n.created_at, n.created_at, n.created_at, NULL, 0, '', 0
FROM jsonb_to_recordset(CAST(:rows AS jsonb))
  AS n(delivery_id text, subscription_id text, event_id text, type text, object text, position bigint, created_at bigint)
