-- tables: network_endpoint network_endpoint
-- An endpoint; nothing when there is one.
INSERT INTO network_endpoint (tenant_id, deviceid, ip_address, node_ip, node_mac, switch_name, switch_ip, switch_port,
                              update_source, updated_at)
VALUES (:tenant, :deviceid, :ip_address, :node_ip, :node_mac, :switch_name, :switch_ip, :switch_port, :update_source,
        :updated_at)
ON CONFLICT DO NOTHING
