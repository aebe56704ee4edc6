-- tables: tenant_change tenant_change
-- Allots the number of this transaction in a collection.
INSERT INTO tenant_change (tenant_id, collection, seq)
VALUES (:tenant, :collection, 1)
ON CONFLICT (tenant_id, collection) DO UPDATE SET seq = tenant_change.seq + 1
RETURNING seq
