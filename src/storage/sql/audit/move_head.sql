-- tables: audit_head h
-- Moves a chain's head on by one.
UPDATE audit_head AS h
SET seq = :seq, mac = :mac
WHERE h.chain = :chain AND h.seq = CAST(:seq AS BIGINT) - 1
