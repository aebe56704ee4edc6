-- tables: access_key k
-- A person's keys, newest first.
SELECT k.key_id, k.user_id, k.jti, k.label, k.note, k.access, k.state, k.networks, k.digest, k.signing_version,
       k.pepper_version, k.issued_at, k.expires_at, k.valid_until, k.created_by, k.rotated_from, k.rotated_to,
       k.revoked_at, k.last_used_at, k.last_used_ip, k.last_used_route, k.detected_date
FROM access_key AS k
WHERE k.tenant_id = :tenant AND k.user_id = :user_id
ORDER BY k.issued_at DESC, k.key_id DESC
FOR NO KEY UPDATE OF k  --? lock
