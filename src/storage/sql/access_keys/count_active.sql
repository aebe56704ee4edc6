-- tables: access_key k
-- A person's keys that count against the maximum.
SELECT COUNT(*)
FROM access_key AS k
WHERE k.tenant_id = :tenant AND k.user_id = :user_id AND k.state <> 'revoked' AND k.valid_until > :now
  AND k.rotated_to = ''
