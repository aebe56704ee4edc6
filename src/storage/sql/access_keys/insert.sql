-- tables: access_key access_key
-- A new key; nothing when its id exists.
INSERT INTO access_key (tenant_id, key_id, user_id, jti, label, note, access, state, networks, digest, signing_version,
                        pepper_version, issued_at, expires_at, valid_until, created_by, rotated_from, rotated_to,
                        revoked_at, last_used_at, last_used_ip, last_used_route, detected_date)
VALUES (:tenant, :key_id, :user_id, :jti, :label, :note, :access, :state, :networks, :digest, :signing_version,
        :pepper_version, :issued_at, :expires_at, :valid_until, :created_by, :rotated_from, :rotated_to,
        :revoked_at, :last_used_at, :last_used_ip, :last_used_route, :detected_date)
ON CONFLICT DO NOTHING
