-- tables: invitation i
-- Every invitation.
DELETE FROM invitation AS i
WHERE i.expires_at >= 0
