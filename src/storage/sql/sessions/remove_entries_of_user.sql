-- tables: credential_directory c
-- Directory entries of a person's sessions but one.
DELETE FROM credential_directory AS c
WHERE c.kind = 'session' AND c.user_id = :user_id AND c.credential <> :spared
