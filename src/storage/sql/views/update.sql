-- tables: saved_view w
-- A view as it is now.
UPDATE saved_view AS w
SET name = :name, filter = :filter, search = :search, columns = :columns, order_field = :order_field,
    descending = :descending, compact = :compact, shared = :shared, updated_at = :updated_at
WHERE w.tenant_id = :tenant AND w.view_id = :view_id
