-- tables: idempotent_call idempotent_call
-- Remembers what a call made; nothing when it is remembered.
INSERT INTO idempotent_call (tenant_id, actor, operation, idem_key, payload_digest, object, created_at)
VALUES (:tenant, :actor, :operation, :idem_key, :payload_digest, :object, :created_at)
ON CONFLICT DO NOTHING
