-- tables: scanner_inventory s
-- The scanners of each scan type.
SELECT s.scan_type, s.scanners, s.profiles, s.sites, s.sync_scanners, s.reported_at, s.received_at
FROM scanner_inventory AS s
WHERE s.tenant_id = :tenant
ORDER BY s.scan_type
