-- Further collections count their changes: which there are is for the program to say. A CHECK cannot be dropped on
-- SQLite, so the table is made anew.
ALTER TABLE tenant_change RENAME TO former_tenant_change;
CREATE TABLE tenant_change (
  tenant_id TEXT NOT NULL,
  collection TEXT NOT NULL CHECK (length(collection) > 0),
  seq BIGINT NOT NULL CHECK (seq > 0),
  PRIMARY KEY (tenant_id, collection),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
INSERT INTO tenant_change (tenant_id, collection, seq)
SELECT f.tenant_id, f.collection, f.seq
FROM former_tenant_change AS f;
DROP TABLE former_tenant_change;

-- Devices are found by serial number when a source knows no other name for them. The column repeats the detail row's
-- `Serial_Number` in lower case; a row written before this migration gets it with its next change.
ALTER TABLE device ADD COLUMN serial_key TEXT NOT NULL DEFAULT '';
CREATE INDEX device_by_serial ON device (tenant_id, serial_key, device_id) WHERE serial_key <> '';

-- A selection of devices under a name. `filter`: {"profile":{"terms":["X"],"selectedLabels":["X"]}}.
CREATE TABLE saved_filter (
  tenant_id TEXT NOT NULL,
  filter_id TEXT NOT NULL,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  filter TEXT NOT NULL,
  change_seq BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, filter_id),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX saved_filter_by_change ON saved_filter (tenant_id, change_seq, filter_id);

-- The attributes of a tenant's own. One that every tenant has stands here once somebody has changed it.
CREATE TABLE custom_attribute (
  tenant_id TEXT NOT NULL,
  attribute_id TEXT NOT NULL,
  name TEXT NOT NULL CHECK (length(name) > 0),
  default_value TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  change_seq BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, attribute_id),
  UNIQUE (tenant_id, name),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX custom_attribute_by_change ON custom_attribute (tenant_id, change_seq, attribute_id);

-- Which value a device gets that a filter selects; the first rule by position that fits decides.
CREATE TABLE custom_attribute_rule (
  tenant_id TEXT NOT NULL,
  attribute_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  filter_id TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (tenant_id, attribute_id, position),
  FOREIGN KEY (tenant_id, attribute_id) REFERENCES custom_attribute (tenant_id, attribute_id),
  FOREIGN KEY (tenant_id, filter_id) REFERENCES saved_filter (tenant_id, filter_id)
) WITHOUT ROWID;
CREATE INDEX custom_attribute_rule_by_filter ON custom_attribute_rule (tenant_id, filter_id);

-- Values set on single devices. They do not refer to the attribute: when one is removed its values, which nothing
-- shows any more, follow in pieces.
CREATE TABLE custom_attribute_value (
  tenant_id TEXT NOT NULL,
  attribute_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (tenant_id, attribute_id, device_id),
  FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, device_id)
) WITHOUT ROWID;
CREATE INDEX custom_attribute_value_by_device ON custom_attribute_value (tenant_id, device_id, attribute_id);
