-- tables: network_node n
-- What one kind of upload told of each node.
SELECT n.node_key, n.node_ip, n.node_mac, n.update_source, n.updated_at, n.document
FROM network_node AS n
WHERE n.tenant_id = :tenant AND n.report = :report
ORDER BY n.node_key
