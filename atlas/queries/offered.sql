-- The choices the filters offer: every kind, level and status that any promise has, on whatever day.
SELECT 'kind' AS facet, spell.kind::VARCHAR AS code, min(word.position) AS position
FROM spell JOIN word ON word.list = 'kind' AND word.code = spell.kind::VARCHAR
WHERE spell.active
GROUP BY spell.kind
UNION ALL
SELECT 'level', place.level::VARCHAR, min(word.position)
FROM spell JOIN place USING (place_id) JOIN word ON word.list = 'level' AND word.code = place.level::VARCHAR
WHERE spell.active
GROUP BY place.level
UNION ALL
SELECT 'status', code, min(position)
FROM (
    SELECT DISTINCT coalesce(status::VARCHAR, 'not_stated') AS code
    FROM claim
    WHERE place_id IS NOT NULL AND event NOT IN ('revoked', 'lapsed', 'none_found')
)
JOIN word USING (code)
WHERE word.list = 'status'
GROUP BY code
ORDER BY facet, position;
