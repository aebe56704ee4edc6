-- tables: repeatable_call r
-- The call of this idempotency key.
SELECT r.actor, r.operation, r.idem_key, r.payload_digest, r.claim, r.state, r.claimed_until, r.created_at, r.status,
  r.content_type, r.body, r.withheld
FROM repeatable_call AS r
WHERE r.tenant_id = :tenant AND r.actor = :actor AND r.operation = :operation AND r.idem_key = :idem_key
FOR NO KEY UPDATE OF r  --? lock
