-- tables: device d, subnet n, network_segment g
-- How many devices, subnets and segments lie at a site.
SELECT (SELECT COUNT(*) FROM device AS d WHERE d.tenant_id = :tenant AND d.site_id = :site_id),
       (SELECT COUNT(*) FROM subnet AS n WHERE n.tenant_id = :tenant AND n.site_id = :site_id),
       (SELECT COUNT(*) FROM network_segment AS g WHERE g.tenant_id = :tenant AND g.site_id = :site_id)
