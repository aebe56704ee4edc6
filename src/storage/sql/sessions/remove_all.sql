-- tables: user_session s
-- Every session.
DELETE FROM user_session AS s
WHERE s.ends_at >= 0
