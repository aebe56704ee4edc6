-- tables: device d
-- Counts a write of devices whose other rows changed.
UPDATE device AS d
SET version = version + 1, change_seq = :change_seq
WHERE d.tenant_id = :tenant AND d.device_id IN (JSON_TEXTS(:device_ids))
