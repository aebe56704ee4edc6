-- tables: membership m
-- Locks the tenant's memberships in one order: owners are counted under it.
SELECT m.user_id
FROM membership AS m
WHERE m.tenant_id = :tenant
ORDER BY m.user_id
FOR NO KEY UPDATE
