-- tables: change_counter change_counter
-- Allots the number of this transaction; the row stays locked until it ends.
INSERT INTO change_counter (tenant_id, seq)
VALUES (:tenant, 1)
ON CONFLICT (tenant_id) DO UPDATE SET seq = change_counter.seq + 1
RETURNING seq
