-- tables: invitation invitation
-- A new invitation; nothing when the e-mail holds one.
INSERT INTO invitation (tenant_id, invitation_id, email, name, role, digest, invited_by, created_at, expires_at)
VALUES (:tenant, :id, :email, :name, :role, :digest, :invited_by, :created_at, :expires_at)
ON CONFLICT DO NOTHING
