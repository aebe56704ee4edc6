-- tables: credential_directory c
-- One session's directory entry.
DELETE FROM credential_directory AS c
WHERE c.tenant_id = :tenant AND c.kind = 'session' AND c.credential = :digest
