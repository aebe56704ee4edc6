-- tables: vulnerability_instance v
-- Fills severity and score from the documents, once, behind the migration that adds the columns.
UPDATE vulnerability_instance AS v
SET severity = CASE LOWER(v.document ->> '$.severity')
                 WHEN 'critical' THEN 'Critical' WHEN 'high' THEN 'High' WHEN 'medium' THEN 'Medium' WHEN 'low' THEN 'Low'
                 ELSE '' END,
    cvss = CASE WHEN typeof(v.document ->> '$.cvss_score') NOT IN ('text', 'null')
                THEN MIN(MAX((v.document ->> '$.cvss_score') + 0.0, 0.0), 10.0) END
WHERE v.severity = ''
