-- tables: access_key k
-- What changes in a key's life.
UPDATE access_key AS k
SET state = :state, valid_until = :valid_until, rotated_to = :rotated_to, revoked_at = :revoked_at,
    detected_date = :detected_date
WHERE k.tenant_id = :tenant AND k.key_id = :key_id
