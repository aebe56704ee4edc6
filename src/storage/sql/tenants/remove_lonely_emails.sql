-- tables: credential_directory c, user_account u, membership m, membership o
-- Directory entries of people whose only membership is in this tenant.
DELETE FROM credential_directory AS c
WHERE c.kind = 'email'
  AND c.credential IN (SELECT u.email FROM membership AS m
                       JOIN user_account AS u ON u.user_id = m.user_id
                       WHERE m.tenant_id = :tenant)
  AND NOT EXISTS (SELECT 1 FROM membership AS o WHERE o.user_id = c.user_id AND o.tenant_id <> :tenant)
