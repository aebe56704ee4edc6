-- tables: change_time t
-- The first number since a second.
SELECT MIN(t.seq)
FROM change_time AS t
WHERE t.tenant_id = :tenant AND t.second >= :second
