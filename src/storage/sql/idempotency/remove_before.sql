-- tables: idempotent_call i
-- Forgets old calls of all tenants.
DELETE FROM idempotent_call AS i
WHERE i.created_at < :time
