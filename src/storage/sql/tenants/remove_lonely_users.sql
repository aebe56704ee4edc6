-- tables: user_account u, membership m, membership o
-- People whose only membership is in this tenant.
DELETE FROM user_account AS u
WHERE u.user_id IN (SELECT m.user_id FROM membership AS m WHERE m.tenant_id = :tenant)
  AND NOT EXISTS (SELECT 1 FROM membership AS o WHERE o.user_id = u.user_id AND o.tenant_id <> :tenant)
