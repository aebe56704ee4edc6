-- tables: audit_head h, audit_record r, audit_head k
-- The head of every chain that has records; seq 0 where records stand without one.
SELECT h.chain, h.seq, h.mac
FROM audit_head AS h
WHERE h.seq > 0
UNION ALL
SELECT DISTINCT r.chain, CAST(0 AS BIGINT), ''
FROM audit_record AS r
WHERE NOT EXISTS (SELECT 1 FROM audit_head AS k WHERE k.chain = r.chain AND k.seq > 0)
ORDER BY 1
