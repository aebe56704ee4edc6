-- Imports too large for one transaction, and their rows while they wait.
CREATE TABLE import_record (
  tenant_id TEXT NOT NULL,
  import_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('devices', 'alerts', 'vulnerabilities')),
  state TEXT NOT NULL CHECK (state IN ('staging', 'applying', 'complete')),
  staged_rows BIGINT NOT NULL CHECK (staged_rows >= 0),
  applied_line BIGINT NOT NULL CHECK (applied_line >= 0),
  started_at BIGINT NOT NULL,
  started_by TEXT NOT NULL,
  PRIMARY KEY (tenant_id, import_id),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE INDEX import_record_by_state ON import_record (tenant_id, state, import_id);

CREATE TABLE staged_row (
  tenant_id TEXT NOT NULL,
  import_id TEXT NOT NULL,
  line BIGINT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (tenant_id, import_id, line),
  FOREIGN KEY (tenant_id, import_id) REFERENCES import_record (tenant_id, import_id)
);
