-- What lists of alerts and vulnerabilities sort and filter by. Their indexes hold it all: a row is up to 15 KB of
-- document, and a walk over 100,000 of them must not read those.
ALTER TABLE alert ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE alert ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
UPDATE alert SET updated_at = happened_at;
DROP INDEX alert_by_time;
CREATE INDEX alert_by_time ON alert (tenant_id, happened_at, alert_id, resolved, type, updated_at, device_id, import_id);
CREATE INDEX alert_by_severity ON alert (tenant_id, severity, happened_at, alert_id, resolved, type, updated_at, device_id, import_id);
CREATE INDEX alert_by_name ON alert (tenant_id, name, type, happened_at, alert_id, device_id, import_id);
CREATE INDEX alert_by_ticket ON alert (tenant_id, zb_ticketid, alert_id);

ALTER TABLE vulnerability_instance ADD COLUMN severity TEXT NOT NULL DEFAULT '';
ALTER TABLE vulnerability_instance ADD COLUMN cvss DOUBLE PRECISION;
ALTER TABLE vulnerability_instance ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
UPDATE vulnerability_instance SET updated_at = detected_at;
DROP INDEX vulnerability_instance_by_time;
DROP INDEX vulnerability_instance_by_device;
DROP INDEX vulnerability_instance_by_name;
CREATE INDEX vulnerability_instance_by_time ON vulnerability_instance (tenant_id, detected_at, ticket, state, status, severity, name, updated_at, device_id, import_id);
CREATE INDEX vulnerability_instance_by_device ON vulnerability_instance (tenant_id, device_id, state, status, severity);
CREATE INDEX vulnerability_instance_by_name ON vulnerability_instance (tenant_id, name, device_id, ticket, state, status, severity, detected_at, updated_at, import_id);
