-- Devices in two rows: `device` holds what is sorted and filtered by and stays narrow, so that deep pages
-- and filters read little; `device_detail` holds the rest as JSON text.
CREATE TABLE site (
  tenant_id TEXT NOT NULL,
  site_id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (tenant_id, site_id),
  UNIQUE (tenant_id, name),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;

CREATE TABLE tag (
  tenant_id TEXT NOT NULL,
  tag_id TEXT NOT NULL,
  type TEXT NOT NULL,
  value TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, tag_id),
  UNIQUE (tenant_id, type, value),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;

-- `ip_key` sorts as the address does, `shown_name` as the name people see.
CREATE TABLE device (
  tenant_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  deviceid TEXT NOT NULL CHECK (length(deviceid) > 0),
  mac TEXT NOT NULL,
  ip_address TEXT NOT NULL,
  ip_key TEXT NOT NULL,
  hostname TEXT NOT NULL,
  shown_name TEXT NOT NULL,
  category TEXT NOT NULL,
  profile TEXT NOT NULL,
  profile_type TEXT NOT NULL,
  profile_vertical TEXT NOT NULL,
  vendor TEXT NOT NULL,
  model TEXT NOT NULL,
  os_group TEXT NOT NULL,
  site_id TEXT NOT NULL,
  risk_score BIGINT NOT NULL CHECK (risk_score BETWEEN 0 AND 100),
  risk_level TEXT NOT NULL,
  confidence_score BIGINT NOT NULL CHECK (confidence_score BETWEEN 0 AND 100),
  first_seen BIGINT NOT NULL,
  last_activity BIGINT NOT NULL,
  monitored BIGINT NOT NULL CHECK (monitored IN (0, 1)),
  traffic_restricted BIGINT CHECK (traffic_restricted IN (0, 1)),
  critical_alerts BIGINT NOT NULL CHECK (critical_alerts >= 0),
  warning_alerts BIGINT NOT NULL CHECK (warning_alerts >= 0),
  caution_alerts BIGINT NOT NULL CHECK (caution_alerts >= 0),
  info_alerts BIGINT NOT NULL CHECK (info_alerts >= 0),
  version BIGINT NOT NULL CHECK (version > 0),
  import_id TEXT NOT NULL,
  change_seq BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, device_id),
  UNIQUE (tenant_id, deviceid),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX device_by_mac ON device (tenant_id, mac, device_id);
CREATE INDEX device_by_ip ON device (tenant_id, ip_key, device_id);
CREATE INDEX device_by_activity ON device (tenant_id, last_activity, device_id);
CREATE INDEX device_by_site ON device (tenant_id, site_id, mac, device_id);
CREATE INDEX device_by_change ON device (tenant_id, change_seq, device_id);

CREATE TABLE device_detail (
  tenant_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  attributes TEXT NOT NULL,
  PRIMARY KEY (tenant_id, device_id),
  FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, device_id)
);

-- Every former deviceid of a device.
CREATE TABLE device_alias (
  tenant_id TEXT NOT NULL,
  deviceid TEXT NOT NULL,
  device_id TEXT NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_to BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, deviceid, device_id, valid_from),
  FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, device_id)
) WITHOUT ROWID;
CREATE INDEX device_alias_by_device ON device_alias (tenant_id, device_id);

CREATE TABLE device_tag (
  tenant_id TEXT NOT NULL,
  device_id TEXT NOT NULL,
  tag_id TEXT NOT NULL,
  PRIMARY KEY (tenant_id, device_id, tag_id),
  FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, device_id),
  FOREIGN KEY (tenant_id, tag_id) REFERENCES tag (tenant_id, tag_id)
) WITHOUT ROWID;
CREATE INDEX device_tag_by_tag ON device_tag (tenant_id, tag_id, device_id);
