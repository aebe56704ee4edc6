-- tables: saved_view w
-- Another view of this owner, page and name.
SELECT w.view_id
FROM saved_view AS w
WHERE w.tenant_id = :tenant AND w.owner_id = :owner_id AND w.page = :page AND w.name = :name AND w.view_id <> :view_id
