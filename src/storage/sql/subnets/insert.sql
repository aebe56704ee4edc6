-- tables: subnet subnet
-- A new subnet; nothing when its prefix exists.
INSERT INTO subnet (tenant_id, prefix_key, parent_key, prefix, kind, name, description, vlan, gateway, site_id, shared,
                    unshared_site_id, is_static, monitored, source, integration_instance, created_at, updated_at,
                    change_seq, created_seq)
VALUES (:tenant, :prefix_key, :parent_key, :prefix, :kind, :name, :description, :vlan, :gateway, :site_id, :shared,
        :unshared_site_id, :is_static, :monitored, :source, :integration_instance, :created_at, :updated_at,
        :change_seq, :change_seq)
ON CONFLICT DO NOTHING
