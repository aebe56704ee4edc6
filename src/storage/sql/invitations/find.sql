-- tables: invitation i
-- One invitation of the tenant.
SELECT i.invitation_id, i.tenant_id, i.email, i.name, i.role, i.digest, i.invited_by, i.created_at, i.expires_at
FROM invitation AS i
WHERE i.tenant_id = :tenant AND i.invitation_id = :id
