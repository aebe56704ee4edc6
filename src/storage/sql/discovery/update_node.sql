-- tables: network_node n
-- All of a node but its key.
UPDATE network_node AS n
SET node_ip = :node_ip, node_mac = :node_mac, update_source = :update_source, updated_at = :updated_at,
    document = :document
WHERE n.tenant_id = :tenant AND n.report = :report AND n.node_key = :node_key
