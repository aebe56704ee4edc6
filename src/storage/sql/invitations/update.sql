-- tables: invitation i
-- An invitation sent anew.
UPDATE invitation AS i
SET digest = :digest, invited_by = :invited_by, expires_at = :expires_at
WHERE i.tenant_id = :tenant AND i.invitation_id = :id
