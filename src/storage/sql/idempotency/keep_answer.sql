-- tables: repeatable_call r
-- What an attempt answered; nothing when it does not hold its key any more.
UPDATE repeatable_call AS r
SET state = 'answered', status = :status, content_type = :content_type, body = :body, withheld = :withheld
WHERE r.tenant_id = :tenant AND r.actor = :actor AND r.operation = :operation AND r.idem_key = :idem_key
  AND r.claim = :claim AND r.state <> 'answered'
