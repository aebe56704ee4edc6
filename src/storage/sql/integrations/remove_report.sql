-- tables: scan_report r
-- A scanner's report, without its files.
DELETE FROM scan_report AS r
WHERE r.tenant_id = :tenant AND r.scan_type = :scan_type AND r.report_id = :report_id
