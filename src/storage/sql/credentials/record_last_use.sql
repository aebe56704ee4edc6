-- tables: access_key k
-- A key's last use, unless a later one is stored.
UPDATE access_key AS k
SET last_used_at = :used_at, last_used_ip = :ip, last_used_route = :route
WHERE k.tenant_id = :tenant AND k.key_id = :key_id AND (k.last_used_at IS NULL OR k.last_used_at < :used_at)
