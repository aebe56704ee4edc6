-- tables: invitation i
-- Invitations of the tenant that ended long ago.
DELETE FROM invitation AS i
WHERE i.tenant_id = :tenant AND i.expires_at < :before
