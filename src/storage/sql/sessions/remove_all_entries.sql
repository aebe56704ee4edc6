-- tables: credential_directory c
-- Every session's directory entry.
DELETE FROM credential_directory AS c
WHERE c.kind = 'session'
