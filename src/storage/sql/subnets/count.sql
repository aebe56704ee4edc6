-- tables: subnet s, subnet p
-- How many subnets a query finds.
SELECT COUNT(*)
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
