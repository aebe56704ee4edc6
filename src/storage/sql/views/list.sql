-- tables: saved_view w, user_account u
-- A person's own views and those others share, by name.
SELECT w.view_id, w.owner_id, u.email, w.page, w.name, w.filter, w.search, w.columns, w.order_field, w.descending, w.compact,
       w.shared, w.updated_at
FROM saved_view AS w
LEFT JOIN user_account AS u ON u.user_id = w.owner_id
WHERE w.tenant_id = :tenant
  AND (w.owner_id = :owner_id OR w.shared = 1)
  AND (:page = '' OR w.page = :page)
ORDER BY w.name, w.view_id
