-- How people look at pages of the console.
CREATE TABLE saved_view (
  tenant_id TEXT NOT NULL,
  view_id TEXT NOT NULL,
  owner_id TEXT NOT NULL,
  page TEXT NOT NULL,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  search TEXT NOT NULL,
  columns TEXT NOT NULL,
  order_field TEXT NOT NULL,
  descending BIGINT NOT NULL CHECK (descending IN (0, 1)),
  compact BIGINT NOT NULL CHECK (compact IN (0, 1)),
  shared BIGINT NOT NULL CHECK (shared IN (0, 1)),
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, view_id),
  UNIQUE (tenant_id, owner_id, page, name),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
);

-- The columns people sort long lists by, and group them by: without one, a page of a million devices is a scan and a sort.
CREATE INDEX device_by_name ON device (tenant_id, shown_name, device_id);
CREATE INDEX device_by_category ON device (tenant_id, category, device_id);
CREATE INDEX device_by_profile ON device (tenant_id, profile, device_id);
CREATE INDEX device_by_vendor ON device (tenant_id, vendor, device_id);
CREATE INDEX device_by_model ON device (tenant_id, model, device_id);
CREATE INDEX device_by_risk ON device (tenant_id, risk_score, device_id, risk_level);
CREATE INDEX device_by_first_seen ON device (tenant_id, first_seen, device_id);
-- What is open, and when the rest was last written.
CREATE INDEX alert_by_state ON alert (tenant_id, resolved, updated_at, severity, device_id, import_id);
