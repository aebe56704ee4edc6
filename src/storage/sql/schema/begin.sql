-- tables: schema_migration schema_migration
-- Row 0, which a node locks while it migrates.
INSERT INTO schema_migration (version, name, checksum, applied_at)
VALUES (0, 'lock', '', 0)
ON CONFLICT DO NOTHING
