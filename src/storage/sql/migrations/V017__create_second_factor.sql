-- Authenticator apps of people. `recovery_codes`: SHA-256 of each code left, hex, with a space between.
CREATE TABLE second_factor (
  user_id TEXT NOT NULL PRIMARY KEY,
  secret TEXT NOT NULL,
  begun_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  last_step BIGINT NOT NULL,
  recovery_codes TEXT NOT NULL
) WITHOUT ROWID;
