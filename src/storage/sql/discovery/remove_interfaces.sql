-- tables: network_interface i
-- The interfaces of a node.
DELETE FROM network_interface AS i
WHERE i.tenant_id = :tenant AND i.node_key = :node_key
