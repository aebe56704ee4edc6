-- tables: saved_view w, user_account u
-- One view.
SELECT w.view_id, w.owner_id, u.email, w.page, w.name, w.filter, w.search, w.columns, w.order_field, w.descending, w.compact,
       w.shared, w.updated_at
FROM saved_view AS w
LEFT JOIN user_account AS u ON u.user_id = w.owner_id
WHERE w.tenant_id = :tenant AND w.view_id = :view_id
FOR NO KEY UPDATE OF w  --? lock
