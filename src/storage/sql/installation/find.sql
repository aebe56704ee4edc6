-- tables: installation i
-- A named value of the installation.
SELECT i.value
FROM installation AS i
WHERE i.name = :name
FOR NO KEY UPDATE OF i  --? lock
