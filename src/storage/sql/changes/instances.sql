-- tables: vulnerability_instance v, device d
-- Vulnerability instances that changed behind a position.
SELECT v.ticket, v.change_seq, v.created_seq
FROM vulnerability_instance AS v
WHERE v.tenant_id = :tenant
  AND v.change_seq <= :upto
  AND (v.change_seq, v.ticket) > (:seq, :after)
  AND EXISTS (SELECT 1 FROM device AS d WHERE d.tenant_id = :tenant AND d.device_id = v.device_id AND d.site_id IN (JSON_TEXTS(:sites)))  --? sites
ORDER BY v.change_seq, v.ticket
LIMIT :most
