-- tables: network_interface i
-- The interfaces of all nodes.
SELECT i.node_key, i.name, i.mac, i.ip_address, i.vlan
FROM network_interface AS i
WHERE i.tenant_id = :tenant
ORDER BY i.node_key, i.name
