-- The installation, its tenants, people and their memberships.
CREATE TABLE installation (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE installation_counter (
  name TEXT NOT NULL PRIMARY KEY,
  value BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE tenant (
  tenant_id TEXT NOT NULL PRIMARY KEY CHECK (length(tenant_id) BETWEEN 1 AND 64),
  name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 63),
  state TEXT NOT NULL CHECK (state IN ('active', 'suspended')),
  settings TEXT NOT NULL,
  created_at BIGINT NOT NULL
) WITHOUT ROWID;

-- The number of the last change per tenant and collection; rows carry the number of the transaction that
-- wrote them last.
CREATE TABLE tenant_change (
  tenant_id TEXT NOT NULL,
  collection TEXT NOT NULL CHECK (collection IN ('device', 'alert', 'vulnerability')),
  seq BIGINT NOT NULL CHECK (seq > 0),
  PRIMARY KEY (tenant_id, collection),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;

CREATE TABLE user_account (
  user_id TEXT NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE CHECK (length(email) BETWEEN 3 AND 254),
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  preferences TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  password_changed_at BIGINT NOT NULL
) WITHOUT ROWID;

CREATE TABLE membership (
  tenant_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('read-only', 'administrator', 'owner')),
  state TEXT NOT NULL CHECK (state IN ('active', 'locked')),
  last_sign_in BIGINT,
  PRIMARY KEY (tenant_id, user_id),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX membership_by_user ON membership (user_id, tenant_id);
