-- tables: audit_head h
-- The head of every chain that has records.
SELECT h.chain, h.seq, h.mac
FROM audit_head AS h
WHERE h.seq > 0
ORDER BY h.chain
