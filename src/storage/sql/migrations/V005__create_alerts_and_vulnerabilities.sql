-- What is wrong with devices.
CREATE TABLE alert (
  tenant_id TEXT NOT NULL,
  alert_id TEXT NOT NULL,
  zb_ticketid TEXT NOT NULL,
  device_id TEXT NOT NULL,
  happened_at BIGINT NOT NULL,
  type TEXT NOT NULL,
  severity BIGINT NOT NULL CHECK (severity BETWEEN 0 AND 10),
  resolved BIGINT NOT NULL CHECK (resolved IN (0, 1)),
  document TEXT NOT NULL,
  import_id TEXT NOT NULL,
  change_seq BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, alert_id),
  FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, device_id)
);
CREATE INDEX alert_by_time ON alert (tenant_id, happened_at, alert_id);
CREATE INDEX alert_by_device ON alert (tenant_id, device_id, resolved, severity);
CREATE INDEX alert_by_change ON alert (tenant_id, change_seq, alert_id);

CREATE TABLE vulnerability_instance (
  tenant_id TEXT NOT NULL,
  ticket TEXT NOT NULL,
  device_id TEXT NOT NULL,
  name TEXT NOT NULL,
  detected_at BIGINT NOT NULL,
  status TEXT NOT NULL,
  state TEXT NOT NULL,
  document TEXT NOT NULL,
  import_id TEXT NOT NULL,
  change_seq BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, ticket),
  FOREIGN KEY (tenant_id, device_id) REFERENCES device (tenant_id, device_id)
);
CREATE INDEX vulnerability_instance_by_time ON vulnerability_instance (tenant_id, detected_at, ticket);
CREATE INDEX vulnerability_instance_by_device ON vulnerability_instance (tenant_id, device_id);
CREATE INDEX vulnerability_instance_by_name ON vulnerability_instance (tenant_id, name, ticket);
CREATE INDEX vulnerability_instance_by_change ON vulnerability_instance (tenant_id, change_seq, ticket);
