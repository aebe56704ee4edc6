-- tables: scanner_inventory scanner_inventory
-- The scanners of a scan type, new or in place of those known.
INSERT INTO scanner_inventory (tenant_id, scan_type, scanners, profiles, sites, sync_scanners, reported_at, received_at)
VALUES (:tenant, :scan_type, :scanners, :profiles, :sites, :sync_scanners, :reported_at, :received_at)
ON CONFLICT (tenant_id, scan_type) DO UPDATE
SET scanners = excluded.scanners, profiles = excluded.profiles, sites = excluded.sites,
    sync_scanners = excluded.sync_scanners, reported_at = excluded.reported_at, received_at = excluded.received_at
