-- tables: scan_report_file f
-- The files of a scanner's report.
DELETE FROM scan_report_file AS f
WHERE f.tenant_id = :tenant AND f.scan_type = :scan_type AND f.report_id = :report_id
