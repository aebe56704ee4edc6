-- tables: webhook_delivery w
-- Deliveries that began long ago, everywhere.
DELETE FROM webhook_delivery AS w
WHERE w.queued_at < :before
