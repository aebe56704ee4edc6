-- tables: alert a
-- Whether an alert is resolved, before it is written.
SELECT a.resolved
FROM alert AS a
WHERE a.tenant_id = :tenant AND a.alert_id = :alert_id
