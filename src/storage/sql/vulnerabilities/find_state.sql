-- tables: vulnerability_instance v
-- The state of an instance, before it is written.
SELECT v.state
FROM vulnerability_instance AS v
WHERE v.tenant_id = :tenant AND v.ticket = :ticket
