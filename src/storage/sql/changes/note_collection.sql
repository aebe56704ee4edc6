-- tables: tenant_change tenant_change
-- The last number of a collection.
INSERT INTO tenant_change (tenant_id, collection, seq)
VALUES (:tenant, :collection, :seq)
ON CONFLICT (tenant_id, collection) DO UPDATE SET seq = excluded.seq
