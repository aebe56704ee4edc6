-- tables: repeatable_call r
-- Forgets one attempt.
DELETE FROM repeatable_call AS r
WHERE r.tenant_id = :tenant AND r.actor = :actor AND r.operation = :operation AND r.idem_key = :idem_key
  AND r.claim = :claim
