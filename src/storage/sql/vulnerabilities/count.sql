-- tables: vulnerability_instance v, device d
-- How many vulnerability instances the tenant has.
SELECT COUNT(*)
FROM vulnerability_instance AS v
WHERE v.tenant_id = :tenant
  AND v.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
  AND EXISTS (SELECT 1 FROM device AS d WHERE d.tenant_id = :tenant AND d.device_id = v.device_id AND d.site_id IN (JSON_TEXTS(:sites)))  --? sites
