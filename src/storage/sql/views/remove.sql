-- tables: saved_view w
-- A view goes.
DELETE FROM saved_view AS w
WHERE w.tenant_id = :tenant AND w.view_id = :view_id
