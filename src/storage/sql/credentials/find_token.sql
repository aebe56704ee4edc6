-- tables: credential_directory c, bearer_token b
-- One token, by the ID it carries.
SELECT b.token_id, b.key_id, b.user_id, b.digest, b.pepper_version, b.issued_at, b.expires_at, b.tenant_id
FROM credential_directory AS c
JOIN bearer_token AS b ON b.tenant_id = c.tenant_id AND b.token_id = c.credential
WHERE c.kind = 'token' AND c.credential = :token_id
