-- tables: credential_directory c, user_session s, membership m, user_account u, tenant t
-- All that decides over one session.
SELECT s.digest, s.user_id, s.created_at, s.last_seen_at, s.confirmed_at, s.ends_at, s.ip, s.user_agent,
       u.user_id, u.email, u.name, u.password_hash, u.preferences, u.created_at, u.password_changed_at,
       t.tenant_id, t.name, t.state, t.settings, m.role, m.state
FROM credential_directory AS c
JOIN user_session AS s ON s.tenant_id = c.tenant_id AND s.digest = c.credential
JOIN membership AS m ON m.tenant_id = s.tenant_id AND m.user_id = s.user_id
JOIN user_account AS u ON u.user_id = s.user_id
JOIN tenant AS t ON t.tenant_id = s.tenant_id
WHERE c.kind = 'session' AND c.credential = :digest
