-- tables: network_endpoint e
-- Where devices are plugged in.
SELECT e.deviceid, e.ip_address, e.node_ip, e.node_mac, e.switch_name, e.switch_ip, e.switch_port, e.update_source, e.updated_at
FROM network_endpoint AS e
WHERE e.tenant_id = :tenant
ORDER BY e.deviceid
