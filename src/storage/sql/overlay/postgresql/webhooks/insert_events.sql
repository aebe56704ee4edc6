-- tables: webhook_event webhook_event
-- What has happened, many at once.
INSERT INTO webhook_event (tenant_id, event_id, type, object, body, created_at)
SELECT :tenant, n.event_id, n.type, n.object, n.body, n.created_at
FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS n(event_id text, type text, object text, body text, created_at bigint)
