-- tables: webhook_quiet_check q
-- How far silent devices were told of.
SELECT q.checked_until, q.checked_device
FROM webhook_quiet_check AS q
WHERE q.tenant_id = :tenant
FOR NO KEY UPDATE OF q  --? lock
