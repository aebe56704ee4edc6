-- tables: security_rule r
-- The document of one rule.
SELECT r.document
FROM security_rule AS r
WHERE r.tenant_id = :tenant AND r.device_group = :device_group AND r.uuid = :uuid
FOR NO KEY UPDATE OF r  --? lock
