-- tables: vulnerability_instance v, device d
-- The newest change of some vulnerability instances.
SELECT v.ticket, v.change_seq
FROM vulnerability_instance AS v
WHERE v.tenant_id = :tenant AND v.ticket IN (JSON_TEXTS(:ids))
  AND EXISTS (SELECT 1 FROM device AS d WHERE d.tenant_id = :tenant AND d.device_id = v.device_id AND d.site_id IN (JSON_TEXTS(:sites)))  --? sites
