-- tables: integration_job j
-- What became of jobs, newest first.
SELECT j.job_id, j.status, j.message, j.received_at
FROM integration_job AS j
WHERE j.tenant_id = :tenant
ORDER BY j.received_at DESC, j.job_id DESC
