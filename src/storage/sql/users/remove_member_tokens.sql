-- tables: bearer_token b
-- The tokens of a person's keys in the tenant.
DELETE FROM bearer_token AS b
WHERE b.tenant_id = :tenant AND b.user_id = :user_id
