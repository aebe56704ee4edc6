-- tables: device d
-- How many devices a query finds.
SELECT COUNT(*)
FROM device AS d
WHERE d.tenant_id = :tenant
  AND d.last_activity >= :active_since  --? active_since
  AND d.traffic_restricted = :restricted  --? restricted
  AND d.monitored = 1  --? monitored
  AND d.site_id IN (JSON_TEXTS(:sites))  --? sites
  AND d.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
  AND (LOWER(d.hostname) LIKE :search ESCAPE '!'  --? search
       OR LOWER(d.deviceid) LIKE :search ESCAPE '!'  --? search
       OR LOWER(d.ip_address) LIKE :search ESCAPE '!'  --? search
       OR LOWER(d.profile) LIKE :search ESCAPE '!'  --? search
       OR LOWER(d.vendor) LIKE :search ESCAPE '!')  --? search
