-- tables: webhook_event e, webhook_delivery w
-- Events of long ago that nobody is sent any more, everywhere.
DELETE FROM webhook_event AS e
WHERE e.created_at < :before
  AND NOT EXISTS (SELECT 1 FROM webhook_delivery AS w WHERE w.tenant_id = e.tenant_id AND w.event_id = e.event_id)
