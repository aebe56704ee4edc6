-- tables: installation_counter installation_counter
-- Makes every node read its cached credentials again.
INSERT INTO installation_counter (name, value)
VALUES ('auth_epoch', 1)
ON CONFLICT (name) DO UPDATE SET value = installation_counter.value + 1
