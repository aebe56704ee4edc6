-- tables: credential_directory c, bearer_token b
-- Directory entries of tokens whose end has passed.
DELETE FROM credential_directory AS c
WHERE c.kind = 'token'
  AND c.credential IN (SELECT b.token_id FROM bearer_token AS b WHERE b.expires_at <= :now)
