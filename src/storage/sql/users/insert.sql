-- tables: user_account user_account
-- A new person; nothing when the id or e-mail exists.
INSERT INTO user_account (user_id, email, name, password_hash, preferences, created_at, password_changed_at)
VALUES (:user_id, :email, :name, :password_hash, :preferences, :created_at, :password_changed_at)
ON CONFLICT DO NOTHING
