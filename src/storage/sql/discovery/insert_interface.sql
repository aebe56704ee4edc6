-- tables: network_interface network_interface
-- An interface of a node; nothing when another writer was first.
INSERT INTO network_interface (tenant_id, node_key, name, mac, ip_address, vlan)
VALUES (:tenant, :node_key, :name, :mac, :ip_address, :vlan)
ON CONFLICT DO NOTHING
