-- tables: network_link l
-- The neighbours of a node.
DELETE FROM network_link AS l
WHERE l.tenant_id = :tenant AND l.node_key = :node_key
