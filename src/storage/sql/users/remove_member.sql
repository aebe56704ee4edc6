-- tables: membership m
-- The membership itself.
DELETE FROM membership AS m
WHERE m.tenant_id = :tenant AND m.user_id = :user_id
