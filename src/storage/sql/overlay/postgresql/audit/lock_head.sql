-- tables: audit_head h
-- The head of one chain, locked until the transaction ends.
SELECT h.chain, h.seq, h.mac
FROM audit_head AS h
WHERE h.chain = :chain
FOR NO KEY UPDATE
