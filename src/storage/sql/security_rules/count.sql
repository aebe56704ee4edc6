-- tables: security_rule r
-- How many rules a tenant has.
SELECT COUNT(*)
FROM security_rule AS r
WHERE r.tenant_id = :tenant
