-- tables: credential_directory c
-- Directory entries of a person's keys, tokens and sessions in the tenant.
DELETE FROM credential_directory AS c
WHERE c.tenant_id = :tenant AND c.user_id = :user_id AND c.kind <> 'email'
