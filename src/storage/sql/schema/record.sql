-- tables: schema_migration schema_migration
-- A migration has run.
INSERT INTO schema_migration (version, name, checksum, applied_at)
VALUES (:version, :name, :checksum, :applied_at)
