-- tables: network_endpoint e
-- How many endpoints a tenant has.
SELECT COUNT(*)
FROM network_endpoint AS e
WHERE e.tenant_id = :tenant
