-- tables: network_node t, network_endpoint p
-- When network discovery uploaded something last; 0: never.
SELECT CASE WHEN n.newest > e.newest THEN n.newest ELSE e.newest END
FROM (SELECT COALESCE(MAX(t.updated_at), 0) AS newest FROM network_node AS t WHERE t.tenant_id = :tenant) AS n
CROSS JOIN (SELECT COALESCE(MAX(p.updated_at), 0) AS newest FROM network_endpoint AS p WHERE p.tenant_id = :tenant) AS e
