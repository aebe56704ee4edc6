-- tables: scan_report r
-- The reports of scanners, newest first.
SELECT r.scan_type, r.report_id, r.job_id, r.status, r.message, r.pdf_name, r.pdf_digest, r.pdf_bytes, r.xml_name,
       r.xml_digest, r.xml_bytes, r.received_at
FROM scan_report AS r
WHERE r.tenant_id = :tenant
ORDER BY r.received_at DESC, r.scan_type DESC, r.report_id DESC
