-- tables: repeatable_call r
-- Forgets old calls of all tenants.
DELETE FROM repeatable_call AS r
WHERE r.created_at < :time
