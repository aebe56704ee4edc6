-- tables: alert a
-- The alerts of a device changed with it.
UPDATE alert AS a
SET change_seq = :change_seq
WHERE a.tenant_id = :tenant AND a.device_id = :object_id
