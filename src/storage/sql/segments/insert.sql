-- tables: network_segment network_segment
-- A new segment; nothing when its name exists.
INSERT INTO network_segment (tenant_id, segment_id, number, name, description, site_id, site_created, firewalls,
                             created_at, updated_at, change_seq, created_seq)
VALUES (:tenant, :segment_id, :number, :name, :description, :site_id, :site_created, :firewalls,
        :created_at, :updated_at, :change_seq, :change_seq)
ON CONFLICT DO NOTHING
