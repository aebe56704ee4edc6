-- tables: access_key k
-- The last uses of many keys, each unless a later one is stored.
UPDATE access_key AS k
SET last_used_at = n.used_at, last_used_ip = n.ip, last_used_route = n.route
FROM jsonb_to_recordset(CAST(:uses AS jsonb)) AS n(tenant_id text, key_id text, used_at bigint, ip text, route text)
WHERE k.tenant_id = n.tenant_id AND k.key_id = n.key_id AND (k.last_used_at IS NULL OR k.last_used_at < n.used_at)
