-- tables: user_account u, membership m, membership o
-- People whose only membership is in this tenant.
DELETE FROM user_account AS u
WHERE EXISTS (SELECT 1 FROM membership AS m WHERE m.tenant_id = :tenant AND m.user_id = u.user_id)
  AND NOT EXISTS (SELECT 1 FROM membership AS o WHERE o.user_id = u.user_id AND o.tenant_id <> :tenant)
