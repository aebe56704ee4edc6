-- tables: network_segment g
-- The number of the segment that has this name.
SELECT g.number
FROM network_segment AS g
WHERE g.tenant_id = :tenant AND g.name = :name
