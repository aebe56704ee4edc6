-- tables: vulnerability_instance v, device d, device e, site s
-- How often each value of a field stands among the vulnerability instances a query finds; at most so many are looked at.
SELECT k.value, COUNT(*) AS times, COUNT(*) OVER (), CAST(SUM(COUNT(*)) OVER () AS BIGINT)
FROM (SELECT v.name AS value  --!
      FROM vulnerability_instance AS v
      JOIN device AS d ON d.tenant_id = :tenant AND d.device_id = v.device_id  --? filtered_device
      LEFT JOIN site AS s ON s.tenant_id = :tenant AND s.site_id = d.site_id  --? site_name
      WHERE v.tenant_id = :tenant
        AND v.state <> 'resolved'  --? resolved
        AND v.detected_at >= :since  --? since
        AND v.updated_at >= :updated_since  --? updated_since
        AND v.change_seq > :changed_after  --? changed
        AND v.name = :name  --? name
        AND v.status = :status  --? status
        AND v.severity = :severity  --? severity
        AND v.device_id = :device  --? device
        AND v.ticket = :ticket  --? ticket
        AND EXISTS (SELECT 1 FROM device AS e WHERE e.tenant_id = :tenant AND e.device_id = v.device_id AND e.site_id IN (JSON_TEXTS(:sites)))  --? sites
        AND v.import_id NOT IN (JSON_TEXTS(:unfinished))  --? hide
        AND (1 = 1)  --& filter
      ORDER BY v.ticket
      LIMIT :most) AS k
GROUP BY k.value
ORDER BY times DESC, k.value
LIMIT :shown
