-- tables: network_link l
-- The neighbours all nodes named.
SELECT l.node_key, l.neighbour_key, l.neighbour_mac, l.remote_port
FROM network_link AS l
WHERE l.tenant_id = :tenant
ORDER BY l.node_key, l.neighbour_key
