-- tables: invitation i
-- One invitation.
DELETE FROM invitation AS i
WHERE i.tenant_id = :tenant AND i.invitation_id = :id
