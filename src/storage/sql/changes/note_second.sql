-- tables: change_time change_time
-- The first number of a second; an import that completes brings an earlier one.
INSERT INTO change_time (tenant_id, second, seq)
VALUES (:tenant, :second, :seq)
ON CONFLICT (tenant_id, second) DO UPDATE SET seq = excluded.seq
WHERE excluded.seq < change_time.seq
