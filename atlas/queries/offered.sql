-- The choices the filters offer: every kind, level and status that any promise has, on whatever day.
SELECT 'kind' AS facet, mark.kind::VARCHAR AS code, min(word.position) AS position
FROM mark JOIN word ON word.list = 'kind' AND word.code = mark.kind::VARCHAR
GROUP BY mark.kind
UNION ALL
SELECT 'level', place.level::VARCHAR, min(word.position)
FROM mark JOIN place USING (place_id) JOIN word ON word.list = 'level' AND word.code = place.level::VARCHAR
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
