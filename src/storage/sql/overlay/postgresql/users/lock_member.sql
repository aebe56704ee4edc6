-- tables: membership m
-- Locks one membership until the transaction ends: key maxima are counted under it.
SELECT m.user_id
FROM membership AS m
WHERE m.tenant_id = :tenant AND m.user_id = :user_id
FOR NO KEY UPDATE
