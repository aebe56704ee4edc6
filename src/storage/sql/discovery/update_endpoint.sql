-- tables: network_endpoint e
-- All of an endpoint but its deviceid.
UPDATE network_endpoint AS e
SET ip_address = :ip_address, node_ip = :node_ip, node_mac = :node_mac, switch_name = :switch_name,
    switch_ip = :switch_ip, switch_port = :switch_port, update_source = :update_source, updated_at = :updated_at
WHERE e.tenant_id = :tenant AND e.deviceid = :deviceid
