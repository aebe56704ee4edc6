-- tables: integration_job integration_job
-- What became of a job, new or in place of what was known.
INSERT INTO integration_job (tenant_id, job_id, status, message, received_at)
VALUES (:tenant, :job_id, :status, :message, :received_at)
ON CONFLICT (tenant_id, job_id) DO UPDATE
SET status = excluded.status, message = excluded.message, received_at = excluded.received_at
