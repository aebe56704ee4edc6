-- tables: credential_directory c
-- Every token's directory entry.
DELETE FROM credential_directory AS c
WHERE c.kind = 'token'
