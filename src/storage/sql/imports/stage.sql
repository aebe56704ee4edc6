-- tables: staged_row staged_row
-- One row waits.
INSERT INTO staged_row (tenant_id, import_id, line, document)
VALUES (:tenant, :import_id, :line, :document)
