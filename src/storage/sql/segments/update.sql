-- tables: network_segment g
-- What may change of a segment.
UPDATE network_segment AS g
SET name = :name, description = :description, site_id = :site_id, firewalls = :firewalls, updated_at = :updated_at,
    change_seq = :change_seq
WHERE g.tenant_id = :tenant AND g.number = :number
