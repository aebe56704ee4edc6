-- tables: bearer_token b
-- Tokens whose end has passed.
DELETE FROM bearer_token AS b
WHERE b.expires_at <= :now
