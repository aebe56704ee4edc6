-- tables: network_segment g
-- Takes a segment away.
DELETE FROM network_segment AS g
WHERE g.tenant_id = :tenant AND g.number = :number
