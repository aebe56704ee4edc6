-- tables: subnet s
-- What may change of a subnet; its place in the tree follows from its prefix.
UPDATE subnet AS s
SET kind = :kind, name = :name, description = :description, vlan = :vlan, gateway = :gateway, site_id = :site_id,
    shared = :shared, unshared_site_id = :unshared_site_id, is_static = :is_static, monitored = :monitored,
    source = :source, integration_instance = :integration_instance, updated_at = :updated_at, change_seq = :change_seq
WHERE s.tenant_id = :tenant AND s.prefix_key = :prefix_key
