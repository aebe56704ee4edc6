-- tables: idempotent_call i
-- What a call with this key made.
SELECT i.actor, i.operation, i.idem_key, i.payload_digest, i.object, i.created_at
FROM idempotent_call AS i
WHERE i.tenant_id = :tenant AND i.actor = :actor AND i.operation = :operation AND i.idem_key = :idem_key
