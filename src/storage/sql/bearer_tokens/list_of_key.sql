-- tables: bearer_token b
-- A key's tokens, the one that ends first before the others.
SELECT b.token_id, b.key_id, b.user_id, b.digest, b.pepper_version, b.issued_at, b.expires_at
FROM bearer_token AS b
WHERE b.tenant_id = :tenant AND b.key_id = :key_id
ORDER BY b.expires_at, b.token_id
