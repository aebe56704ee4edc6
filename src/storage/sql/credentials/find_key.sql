-- tables: credential_directory c, access_key k, membership m, user_account u, tenant t
-- All that decides over one presented key.
SELECT k.key_id, k.user_id, k.jti, k.label, k.note, k.access, k.state, k.networks, k.digest, k.signing_version,
       k.pepper_version, k.issued_at, k.expires_at, k.valid_until, k.created_by, k.rotated_from, k.rotated_to,
       k.revoked_at, k.last_used_at, k.last_used_ip, k.last_used_route, k.detected_date,
       t.tenant_id, t.name, t.state, t.settings, u.email, m.role, m.state
FROM credential_directory AS c
JOIN access_key AS k ON k.tenant_id = c.tenant_id AND k.key_id = c.credential
JOIN membership AS m ON m.tenant_id = k.tenant_id AND m.user_id = k.user_id
JOIN user_account AS u ON u.user_id = k.user_id
JOIN tenant AS t ON t.tenant_id = k.tenant_id
WHERE c.kind = 'key' AND c.credential = :key_id
