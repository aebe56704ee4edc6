-- tables: credential_directory c
-- One token's directory entry.
DELETE FROM credential_directory AS c
WHERE c.tenant_id = :tenant AND c.kind = 'token' AND c.credential = :token_id
