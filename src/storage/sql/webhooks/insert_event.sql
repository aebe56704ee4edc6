-- tables: webhook_event webhook_event
-- Something that happened, as it is told.
INSERT INTO webhook_event (tenant_id, event_id, type, object, body, created_at)
VALUES (:tenant, :event_id, :type, :object, :body, :created_at)
