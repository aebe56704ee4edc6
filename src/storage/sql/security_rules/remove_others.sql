-- tables: security_rule r
-- Every rule but those of a list.
DELETE FROM security_rule AS r
WHERE r.tenant_id = :tenant AND r.uuid NOT IN (JSON_TEXTS(:uuids))
