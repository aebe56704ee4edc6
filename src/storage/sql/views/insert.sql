-- tables: saved_view saved_view
-- A new view; nothing when its owner has another of that page and name.
INSERT INTO saved_view (tenant_id, view_id, owner_id, page, name, filter, search, columns, order_field, descending, compact,
                        shared, updated_at)
VALUES (:tenant, :view_id, :owner_id, :page, :name, :filter, :search, :columns, :order_field, :descending, :compact,
        :shared, :updated_at)
ON CONFLICT DO NOTHING
