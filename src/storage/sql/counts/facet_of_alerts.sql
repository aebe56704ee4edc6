-- tables: alert a, device d, device e, site s
-- How often each value of a field stands among the alerts a query finds; at most so many are looked at.
SELECT k.value, COUNT(*) AS times, COUNT(*) OVER (), CAST(SUM(COUNT(*)) OVER () AS BIGINT)
FROM (SELECT a.name AS value  --!
      FROM alert AS a
      JOIN device AS d ON d.tenant_id = :tenant AND d.device_id = a.device_id  --? filtered_device
      LEFT JOIN site AS s ON s.tenant_id = :tenant AND s.site_id = d.site_id  --? site_name
      WHERE a.tenant_id = :tenant
        AND a.happened_at >= :since  --? since
        AND a.updated_at >= :updated_since  --? updated_since
        AND a.change_seq > :changed_after  --? changed
        AND a.type = :type  --? type
        AND a.resolved = :resolved  --? resolved
        AND a.device_id = :device  --? device
        AND a.zb_ticketid = :ticket  --? ticket
        AND EXISTS (SELECT 1 FROM device AS e WHERE e.tenant_id = :tenant AND e.device_id = a.device_id AND e.site_id IN (JSON_TEXTS(:sites)))  --? sites
        AND a.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
        AND (1 = 1)  --& filter
      ORDER BY a.alert_id
      LIMIT :most) AS k
GROUP BY k.value
ORDER BY times DESC, k.value
LIMIT :shown
