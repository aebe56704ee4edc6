-- tables: credential_directory credential_directory
-- Makes a credential findable; nothing when it is.
INSERT INTO credential_directory (kind, credential, tenant_id, user_id)
VALUES (:kind, :credential, :tenant, :user_id)
ON CONFLICT DO NOTHING
