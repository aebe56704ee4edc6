-- tables: audit_head audit_head
-- The head of a chain without records: a row to lock.
INSERT INTO audit_head (chain, seq, mac)
VALUES (:chain, 0, '')
ON CONFLICT DO NOTHING
