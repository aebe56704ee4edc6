-- tables: installation_counter n
-- The number that changes with every change to credentials.
SELECT n.value
FROM installation_counter AS n
WHERE n.name = 'auth_epoch'
