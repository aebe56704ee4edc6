-- tables: bearer_token b
-- Every token.
DELETE FROM bearer_token AS b
WHERE b.expires_at >= 0
