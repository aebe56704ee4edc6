-- tables: installation installation
-- Sets a named value of the installation.
INSERT INTO installation (name, value)
VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
