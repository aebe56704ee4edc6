-- tables: membership m, tenant t, user_account u, second_factor f
-- The tenant's memberships by e-mail.
SELECT m.tenant_id, t.name, m.user_id, u.email, u.name, m.role, m.state, m.last_sign_in, f.confirmed_at
FROM membership AS m
JOIN tenant AS t ON t.tenant_id = m.tenant_id
JOIN user_account AS u ON u.user_id = m.user_id
LEFT JOIN second_factor AS f ON f.user_id = m.user_id
WHERE m.tenant_id = :tenant
ORDER BY u.email
