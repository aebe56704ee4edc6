-- tables: change_time t
-- Forgets the oldest seconds.
DELETE FROM change_time AS t
WHERE t.second < :before
