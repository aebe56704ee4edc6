-- tables: scan_report_file f
-- One file of a scanner's report.
SELECT f.content
FROM scan_report_file AS f
WHERE f.tenant_id = :tenant AND f.scan_type = :scan_type AND f.report_id = :report_id AND f.part = :part
