-- tables: subnet s, subnet p
-- A page of subnets in the order of the tree, each with its parent when the caller may see that.
SELECT s.prefix, p.prefix, s.kind, s.name, s.description, s.vlan, s.gateway, s.site_id, s.shared, s.unshared_site_id,
       s.is_static, s.monitored, s.source, s.integration_instance, s.created_at, s.updated_at
FROM subnet AS s
LEFT JOIN subnet AS p ON p.tenant_id = :tenant AND p.prefix_key = s.parent_key
  AND p.site_id IN (JSON_TEXTS(:sites))  --? sites
WHERE s.tenant_id = :tenant
  AND s.site_id IN (JSON_TEXTS(:sites))  --? sites
  AND p.prefix_key IS NULL  --? top_level
  AND s.parent_key = :parent  --? parent
  AND s.prefix_key >= :first AND s.prefix_key < :behind  --? prefix
  AND s.updated_at >= :updated_since  --? updated_since
  AND s.name = :name  --? name
  AND s.site_id = :site  --? site
  AND s.description = :description  --? description
  AND s.prefix_key IN (JSON_TEXTS(:only))  --? only
  AND s.change_seq > :changed_after  --? changed
  AND (1 = 1)  --& filter
ORDER BY s.prefix_key
LIMIT :most OFFSET :skip
