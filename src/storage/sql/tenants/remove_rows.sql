-- tables: device x
-- All rows of a tenant in one table; the table is one of a fixed list.
DELETE FROM device AS x  --!
WHERE x.tenant_id = :tenant
