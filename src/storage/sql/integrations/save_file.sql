-- tables: scan_report_file scan_report_file
-- A file of a scanner's report, new or in place of the one there.
INSERT INTO scan_report_file (tenant_id, scan_type, report_id, part, content)
VALUES (:tenant, :scan_type, :report_id, :part, :content)
ON CONFLICT (tenant_id, scan_type, report_id, part) DO UPDATE SET content = excluded.content
