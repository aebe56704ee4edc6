-- tables: sqlite_stat1 sqlite_stat1, sqlite_schema m
-- Tells the query planner of every index what a large installation looks like: a tenant has many rows, the next column few.
INSERT INTO sqlite_stat1 (tbl, idx, stat)
SELECT m.name, l.name,
       '1000000' || (SELECT group_concat(CASE WHEN l."unique" = 1 AND i.seqno + 1 = (SELECT COUNT(*) FROM pragma_index_info(l.name)) THEN ' 1'
                                              WHEN i.seqno = 0 AND i.name IN ('tenant_id', 'kind', 'chain') THEN ' 100000'
                                              WHEN i.seqno <= 1 THEN ' 10'
                                              ELSE ' 2' END, '')
                     FROM pragma_index_info(l.name) AS i)
FROM sqlite_schema AS m
JOIN pragma_index_list(m.name) AS l
WHERE m.type = 'table' AND m.name <> 'sqlite_stat1'
