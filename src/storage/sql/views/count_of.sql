-- tables: saved_view w
-- How many views a person keeps.
SELECT COUNT(*)
FROM saved_view AS w
WHERE w.tenant_id = :tenant AND w.owner_id = :owner_id
