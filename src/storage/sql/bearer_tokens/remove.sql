-- tables: bearer_token b
-- One token.
DELETE FROM bearer_token AS b
WHERE b.tenant_id = :tenant AND b.token_id = :token_id
