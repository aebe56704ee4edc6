-- tables: credential_directory c, membership m, membership o
-- Directory entries of people whose only membership is in this tenant.
DELETE FROM credential_directory AS c
WHERE c.kind = 'email'
  AND EXISTS (SELECT 1 FROM membership AS m WHERE m.tenant_id = :tenant AND m.user_id = c.user_id)
  AND NOT EXISTS (SELECT 1 FROM membership AS o WHERE o.user_id = c.user_id AND o.tenant_id <> :tenant)
