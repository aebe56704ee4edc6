-- tables: webhook_delivery webhook_delivery
-- An event that a subscription is to be sent.
INSERT INTO webhook_delivery (tenant_id, delivery_id, subscription_id, event_id, type, object, change_seq, position, state,
                              attempts, created_at, queued_at, next_attempt_at, last_attempt_at, last_status, last_error,
                              last_duration_ms)
VALUES (:tenant, :delivery_id, :subscription_id, :event_id, :type, :object, :change_seq, :position, 'pending', 0,
        :created_at, :created_at, :created_at, NULL, 0, '', 0)
