-- tables: credential_directory c, user_session s
-- Directory entries of sessions whose end has passed.
DELETE FROM credential_directory AS c
WHERE c.kind = 'session'
  AND c.credential IN (SELECT s.digest FROM user_session AS s WHERE s.ends_at <= :now)
