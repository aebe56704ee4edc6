-- tables: webhook_delivery w
-- How one attempt went, unless the delivery was given up or begun anew meanwhile.
UPDATE webhook_delivery AS w
SET state = :state, attempts = :attempts, next_attempt_at = :next_attempt_at, last_attempt_at = :last_attempt_at,
    last_status = :last_status, last_error = :last_error, last_duration_ms = :last_duration_ms
WHERE w.tenant_id = :tenant AND w.delivery_id = :delivery_id AND w.state = 'pending' AND w.queued_at = :queued_at
