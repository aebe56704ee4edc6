-- tables: user_session s
-- Sessions whose end has passed.
DELETE FROM user_session AS s
WHERE s.ends_at <= :now
