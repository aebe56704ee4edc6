-- tables: network_node n
-- How many nodes a tenant has, by both kinds of upload.
SELECT COUNT(*)
FROM network_node AS n
WHERE n.tenant_id = :tenant
