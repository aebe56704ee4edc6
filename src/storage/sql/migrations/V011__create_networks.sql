-- Sites with what people say about them, the segments of a network, and its subnets as a tree.
-- A site that was there before is told to be as old as its tenant; `site_group` is empty without one.
ALTER TABLE site ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE site ADD COLUMN location TEXT NOT NULL DEFAULT '';
ALTER TABLE site ADD COLUMN site_group TEXT NOT NULL DEFAULT '';
ALTER TABLE site ADD COLUMN created_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE site ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE site ADD COLUMN change_seq BIGINT NOT NULL DEFAULT 0;
UPDATE site SET created_at = (SELECT t.created_at FROM tenant AS t WHERE t.tenant_id = site.tenant_id);
UPDATE site SET updated_at = created_at;
CREATE INDEX site_by_group ON site (tenant_id, site_group, site_id);
CREATE INDEX site_by_change ON site (tenant_id, change_seq, site_id);

-- `number` is what the API calls segmentId; `firewalls` a JSON array of {applianceid, date}.
CREATE TABLE network_segment (
  tenant_id TEXT NOT NULL,
  segment_id TEXT NOT NULL,
  number BIGINT NOT NULL CHECK (number > 0),
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  site_id TEXT NOT NULL,
  site_created BIGINT NOT NULL CHECK (site_created IN (0, 1)),
  firewalls TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  change_seq BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, segment_id),
  UNIQUE (tenant_id, number),
  UNIQUE (tenant_id, name),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX network_segment_by_site ON network_segment (tenant_id, site_id, number);
CREATE INDEX network_segment_by_change ON network_segment (tenant_id, change_seq, segment_id);

-- `prefix_key` sorts as the tree is walked (domain/subnets/prefix.h). `parent_key` names the narrowest stored
-- prefix around this one and is empty at the top. A shared block has no site, and remembers the one it had.
CREATE TABLE subnet (
  tenant_id TEXT NOT NULL,
  prefix_key TEXT NOT NULL,
  parent_key TEXT NOT NULL,
  prefix TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('subnet', 'block')),
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  vlan TEXT NOT NULL,
  gateway TEXT NOT NULL,
  site_id TEXT NOT NULL,
  shared BIGINT NOT NULL CHECK (shared IN (0, 1)),
  unshared_site_id TEXT NOT NULL,
  is_static BIGINT NOT NULL CHECK (is_static IN (0, 1)),
  monitored BIGINT NOT NULL CHECK (monitored IN (0, 1)),
  source TEXT NOT NULL,
  integration_instance TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  change_seq BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, prefix_key),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX subnet_by_parent ON subnet (tenant_id, parent_key, prefix_key);
CREATE INDEX subnet_by_site ON subnet (tenant_id, site_id, prefix_key);
CREATE INDEX subnet_by_change ON subnet (tenant_id, change_seq, prefix_key);
