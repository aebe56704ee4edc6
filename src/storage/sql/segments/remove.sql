-- tables: network_segment g
-- Takes a segment away; tells which it was, and where.
DELETE FROM network_segment AS g
WHERE g.tenant_id = :tenant AND g.number = :number
RETURNING segment_id, site_id
