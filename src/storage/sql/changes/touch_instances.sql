-- tables: vulnerability_instance v
-- The vulnerability instances of a device changed with it.
UPDATE vulnerability_instance AS v
SET change_seq = :change_seq
WHERE v.tenant_id = :tenant AND v.device_id = :object_id
