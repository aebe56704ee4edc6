-- tables: network_link network_link
-- A neighbour of a node; nothing when another writer was first.
INSERT INTO network_link (tenant_id, node_key, neighbour_key, neighbour_mac, remote_port)
VALUES (:tenant, :node_key, :neighbour_key, :neighbour_mac, :remote_port)
ON CONFLICT DO NOTHING
