-- tables: access_key k
-- A page of the tenant's keys, newest first: behind a place, of one person or state when they are not empty.
SELECT k.key_id, k.user_id, k.jti, k.label, k.note, k.access, k.state, k.networks, k.digest, k.signing_version,
       k.pepper_version, k.issued_at, k.expires_at, k.valid_until, k.created_by, k.rotated_from, k.rotated_to,
       k.revoked_at, k.last_used_at, k.last_used_ip, k.last_used_route, k.detected_date
FROM access_key AS k
WHERE k.tenant_id = :tenant
  AND (k.issued_at < :before_time OR (k.issued_at = :before_time AND k.key_id < :before_id))
  AND (CAST(:user_id AS TEXT) = '' OR k.user_id = :user_id)
  AND (CAST(:state AS TEXT) = '' OR CASE WHEN k.state = 'revoked' THEN 'revoked'
                                         WHEN k.valid_until <= :now THEN 'expired'
                                         ELSE k.state END = :state)
ORDER BY k.issued_at DESC, k.key_id DESC
LIMIT :most
