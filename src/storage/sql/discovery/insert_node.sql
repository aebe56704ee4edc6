-- tables: network_node network_node
-- A node; nothing when there is one.
INSERT INTO network_node (tenant_id, report, node_key, node_ip, node_mac, update_source, updated_at, document)
VALUES (:tenant, :report, :node_key, :node_ip, :node_mac, :update_source, :updated_at, :document)
ON CONFLICT DO NOTHING
