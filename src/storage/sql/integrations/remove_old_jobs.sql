-- tables: integration_job j, integration_job o
-- The oldest jobs beyond a number.
DELETE FROM integration_job AS j
WHERE j.tenant_id = :tenant
  AND j.job_id IN (SELECT o.job_id
                   FROM integration_job AS o
                   WHERE o.tenant_id = :tenant
                   ORDER BY o.received_at DESC, o.job_id DESC
                   LIMIT 1000 OFFSET :kept)
