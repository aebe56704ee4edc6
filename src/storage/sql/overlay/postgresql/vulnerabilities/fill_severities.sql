-- tables: vulnerability_instance v
-- Fills severity and score from the documents, once, behind the migration that adds the columns.
UPDATE vulnerability_instance AS v
SET severity = CASE LOWER(CAST(v.document AS jsonb) ->> 'severity')
                 WHEN 'critical' THEN 'Critical' WHEN 'high' THEN 'High' WHEN 'medium' THEN 'Medium' WHEN 'low' THEN 'Low'
                 ELSE '' END,
    cvss = CASE WHEN jsonb_typeof(CAST(v.document AS jsonb) -> 'cvss_score') = 'number'
                THEN LEAST(GREATEST(CAST(CAST(v.document AS jsonb) ->> 'cvss_score' AS DOUBLE PRECISION), 0.0), 10.0) END
WHERE v.severity = ''
