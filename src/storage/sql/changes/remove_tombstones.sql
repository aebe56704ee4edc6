-- tables: tombstone t
-- Forgets the oldest tombstones.
DELETE FROM tombstone AS t
WHERE t.happened_at < :before
