-- tables: staged_row staged_row
-- Many rows wait.
INSERT INTO staged_row (tenant_id, import_id, line, document)
SELECT :tenant, :import_id, n.line, n.document
FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS n(line bigint, document text)
