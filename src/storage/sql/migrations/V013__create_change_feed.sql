-- One number for each change of a tenant, whatever it touches: what carries it can be told in the order of commits.
CREATE TABLE change_counter (
  tenant_id TEXT NOT NULL,
  seq BIGINT NOT NULL CHECK (seq > 0),
  PRIMARY KEY (tenant_id),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
INSERT INTO change_counter (tenant_id, seq)
SELECT c.tenant_id, MAX(c.seq) FROM tenant_change AS c WHERE c.collection <> 'network_segment.number' GROUP BY c.tenant_id;

-- The first number of each second in which something changed.
CREATE TABLE change_time (
  tenant_id TEXT NOT NULL,
  second BIGINT NOT NULL,
  seq BIGINT NOT NULL CHECK (seq > 0),
  PRIMARY KEY (tenant_id, second),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;

-- What was deleted, or (`moved`) left this site: then only who is limited to sites has lost it.
CREATE TABLE tombstone (
  tenant_id TEXT NOT NULL,
  collection TEXT NOT NULL,
  change_seq BIGINT NOT NULL,
  object_id TEXT NOT NULL,
  site_id TEXT NOT NULL,
  moved BIGINT NOT NULL CHECK (moved IN (0, 1)),
  happened_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, collection, change_seq, object_id, site_id),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX tombstone_by_time ON tombstone (happened_at);

-- The number of the change that made a row; 0: made before such numbers were kept.
ALTER TABLE site ADD COLUMN created_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE subnet ADD COLUMN created_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE network_segment ADD COLUMN created_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE tag ADD COLUMN created_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE custom_attribute ADD COLUMN created_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE saved_filter ADD COLUMN created_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE device ADD COLUMN created_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE alert ADD COLUMN created_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE vulnerability_instance ADD COLUMN created_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE policy ADD COLUMN created_seq BIGINT NOT NULL DEFAULT 0;

-- The number that was the last before an import's rows began to move in: nobody is told of later ones until it is
-- complete, when all its rows appear at once.
ALTER TABLE import_record ADD COLUMN first_seq BIGINT NOT NULL DEFAULT 0;
