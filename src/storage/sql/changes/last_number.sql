-- tables: change_counter c, import_record r
-- The last number that may be told: the counter, or what an import that moves its rows in began behind.
SELECT MIN(n.seq)
FROM (SELECT c.seq FROM change_counter AS c WHERE c.tenant_id = :tenant
      UNION ALL
      SELECT r.first_seq FROM import_record AS r WHERE r.tenant_id = :tenant AND r.state = 'applying') AS n
