-- What network discovery, firewall managers and automations upload. A document is kept as it came; the columns beside
-- it are what it is found and joined by.
CREATE TABLE network_node (
  tenant_id TEXT NOT NULL,
  report TEXT NOT NULL CHECK (report IN ('graph', 'l2l3')),
  node_key TEXT NOT NULL CHECK (length(node_key) > 0),
  node_ip TEXT NOT NULL,
  node_mac TEXT NOT NULL,
  update_source TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (tenant_id, report, node_key),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
);
CREATE INDEX network_node_by_mac ON network_node (tenant_id, node_mac, report, node_key);

CREATE TABLE network_link (
  tenant_id TEXT NOT NULL,
  node_key TEXT NOT NULL,
  neighbour_key TEXT NOT NULL,
  neighbour_mac TEXT NOT NULL,
  remote_port TEXT NOT NULL,
  PRIMARY KEY (tenant_id, node_key, neighbour_key),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX network_link_by_neighbour ON network_link (tenant_id, neighbour_key, node_key);

CREATE TABLE network_interface (
  tenant_id TEXT NOT NULL,
  node_key TEXT NOT NULL,
  name TEXT NOT NULL,
  mac TEXT NOT NULL,
  ip_address TEXT NOT NULL,
  vlan TEXT NOT NULL,
  PRIMARY KEY (tenant_id, node_key, name),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;

CREATE TABLE network_endpoint (
  tenant_id TEXT NOT NULL,
  deviceid TEXT NOT NULL CHECK (length(deviceid) > 0),
  ip_address TEXT NOT NULL,
  node_ip TEXT NOT NULL,
  node_mac TEXT NOT NULL,
  switch_name TEXT NOT NULL,
  switch_ip TEXT NOT NULL,
  switch_port TEXT NOT NULL,
  update_source TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, deviceid),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;

CREATE TABLE security_rule (
  tenant_id TEXT NOT NULL,
  device_group TEXT NOT NULL,
  uuid TEXT NOT NULL,
  name TEXT NOT NULL,
  update_source TEXT NOT NULL,
  updated_at BIGINT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (tenant_id, device_group, uuid),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
);
CREATE INDEX security_rule_by_uuid ON security_rule (tenant_id, uuid, device_group);

-- The last status of each playbook of an integration, and how many there were: the number of the next in its history.
CREATE TABLE integration_status (
  tenant_id TEXT NOT NULL,
  integration TEXT NOT NULL,
  playbook TEXT NOT NULL,
  reports BIGINT NOT NULL CHECK (reports > 0),
  PRIMARY KEY (tenant_id, integration, playbook),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;

CREATE TABLE integration_report (
  tenant_id TEXT NOT NULL,
  integration TEXT NOT NULL,
  playbook TEXT NOT NULL,
  number BIGINT NOT NULL CHECK (number > 0),
  status TEXT NOT NULL,
  message TEXT NOT NULL,
  type TEXT NOT NULL,
  custom_integration TEXT NOT NULL,
  reported_at BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, integration, playbook, number),
  FOREIGN KEY (tenant_id, integration, playbook) REFERENCES integration_status (tenant_id, integration, playbook)
);

CREATE TABLE scan_report (
  tenant_id TEXT NOT NULL,
  scan_type TEXT NOT NULL,
  report_id TEXT NOT NULL,
  job_id TEXT NOT NULL,
  status TEXT NOT NULL,
  message TEXT NOT NULL,
  pdf_name TEXT NOT NULL,
  pdf_digest TEXT NOT NULL,
  pdf_bytes BIGINT NOT NULL CHECK (pdf_bytes >= 0),
  xml_name TEXT NOT NULL,
  xml_digest TEXT NOT NULL,
  xml_bytes BIGINT NOT NULL CHECK (xml_bytes >= 0),
  received_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, scan_type, report_id),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX scan_report_by_time ON scan_report (tenant_id, received_at, scan_type, report_id);
CREATE INDEX scan_report_by_job ON scan_report (tenant_id, job_id);

-- Base64, since a file may hold any bytes.
CREATE TABLE scan_report_file (
  tenant_id TEXT NOT NULL,
  scan_type TEXT NOT NULL,
  report_id TEXT NOT NULL,
  part TEXT NOT NULL CHECK (part IN ('pdf', 'xml')),
  content TEXT NOT NULL,
  PRIMARY KEY (tenant_id, scan_type, report_id, part),
  FOREIGN KEY (tenant_id, scan_type, report_id) REFERENCES scan_report (tenant_id, scan_type, report_id)
);

CREATE TABLE integration_job (
  tenant_id TEXT NOT NULL,
  job_id TEXT NOT NULL,
  status TEXT NOT NULL,
  message TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, job_id),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX integration_job_by_time ON integration_job (tenant_id, received_at, job_id);

CREATE TABLE scanner_inventory (
  tenant_id TEXT NOT NULL,
  scan_type TEXT NOT NULL,
  scanners TEXT NOT NULL,
  profiles TEXT NOT NULL,
  sites TEXT NOT NULL,
  sync_scanners BIGINT CHECK (sync_scanners IN (0, 1)),
  reported_at BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, scan_type),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
);
