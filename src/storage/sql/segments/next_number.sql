-- tables: tenant_change tenant_change
-- Allots the number of a new segment: a counter of its own, so that a number that was taken away does not come back.
INSERT INTO tenant_change (tenant_id, collection, seq)
VALUES (:tenant, 'network_segment.number', 1)
ON CONFLICT (tenant_id, collection) DO UPDATE SET seq = tenant_change.seq + 1
RETURNING seq
