-- Recommendations for rules of a firewall, each a document in the API's shape, found by the profiles it is for.
CREATE TABLE policy (
  tenant_id TEXT NOT NULL,
  policy_id TEXT NOT NULL,
  document TEXT NOT NULL,
  import_id TEXT NOT NULL,
  change_seq BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, policy_id),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
);
CREATE INDEX policy_by_change ON policy (tenant_id, change_seq, policy_id);

CREATE TABLE policy_profile (
  tenant_id TEXT NOT NULL,
  profile TEXT NOT NULL,
  policy_id TEXT NOT NULL,
  PRIMARY KEY (tenant_id, profile, policy_id),
  FOREIGN KEY (tenant_id, policy_id) REFERENCES policy (tenant_id, policy_id)
) WITHOUT ROWID;
CREATE INDEX policy_profile_by_policy ON policy_profile (tenant_id, policy_id);

-- Tags are a collection whose changes are numbered like those of devices.
ALTER TABLE tag ADD COLUMN change_seq BIGINT NOT NULL DEFAULT 0;
CREATE INDEX tag_by_change ON tag (tenant_id, change_seq, tag_id);

-- Further kinds of imports: which there are is for the program to say. A CHECK cannot be dropped on SQLite, so the
-- two tables are made anew.
ALTER TABLE staged_row RENAME TO former_staged_row;
ALTER TABLE import_record RENAME TO former_import_record;
CREATE TABLE import_record (
  tenant_id TEXT NOT NULL,
  import_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (length(kind) > 0),
  state TEXT NOT NULL CHECK (state IN ('staging', 'applying', 'complete')),
  staged_rows BIGINT NOT NULL CHECK (staged_rows >= 0),
  applied_line BIGINT NOT NULL CHECK (applied_line >= 0),
  started_at BIGINT NOT NULL,
  started_by TEXT NOT NULL,
  PRIMARY KEY (tenant_id, import_id),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) WITHOUT ROWID;
CREATE TABLE staged_row (
  tenant_id TEXT NOT NULL,
  import_id TEXT NOT NULL,
  line BIGINT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (tenant_id, import_id, line),
  FOREIGN KEY (tenant_id, import_id) REFERENCES import_record (tenant_id, import_id)
);
INSERT INTO import_record (tenant_id, import_id, kind, state, staged_rows, applied_line, started_at, started_by)
SELECT f.tenant_id, f.import_id, f.kind, f.state, f.staged_rows, f.applied_line, f.started_at, f.started_by
FROM former_import_record AS f;
INSERT INTO staged_row (tenant_id, import_id, line, document)
SELECT f.tenant_id, f.import_id, f.line, f.document
FROM former_staged_row AS f;
DROP TABLE former_staged_row;
DROP TABLE former_import_record;
CREATE INDEX import_record_by_state ON import_record (tenant_id, state, import_id);
