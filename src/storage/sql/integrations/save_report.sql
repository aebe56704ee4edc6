-- tables: scan_report scan_report
-- A scanner's report, new or in place of the one of that id.
INSERT INTO scan_report (tenant_id, scan_type, report_id, job_id, status, message, pdf_name, pdf_digest, pdf_bytes,
                         xml_name, xml_digest, xml_bytes, received_at)
VALUES (:tenant, :scan_type, :report_id, :job_id, :status, :message, :pdf_name, :pdf_digest, :pdf_bytes, :xml_name,
        :xml_digest, :xml_bytes, :received_at)
ON CONFLICT (tenant_id, scan_type, report_id) DO UPDATE
SET job_id = excluded.job_id, status = excluded.status, message = excluded.message, pdf_name = excluded.pdf_name,
    pdf_digest = excluded.pdf_digest, pdf_bytes = excluded.pdf_bytes, xml_name = excluded.xml_name,
    xml_digest = excluded.xml_digest, xml_bytes = excluded.xml_bytes, received_at = excluded.received_at
