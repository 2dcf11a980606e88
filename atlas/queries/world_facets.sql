-- Beside each choice of each filter, the number of places it would show with the other filters as they are.
-- For the target year: the places that state one.
WITH promise AS MATERIALIZED (
    SELECT
        state.place_id, state.kind::VARCHAR AS kind, place.level::VARCHAR AS level, place.country,
        coalesce(state.status::VARCHAR, 'not_stated') AS status, state.target_year,
        $kinds IS NULL OR list_contains($kinds, state.kind::VARCHAR) AS is_kind,
        $levels IS NULL OR list_contains($levels, place.level::VARCHAR) AS is_level,
        $countries IS NULL OR coalesce(list_contains($countries, place.country), FALSE) AS is_country,
        $statuses IS NULL OR list_contains($statuses, coalesce(state.status::VARCHAR, 'not_stated')) AS is_status,
        ($year_from IS NULL OR coalesce(state.target_year >= $year_from, FALSE))
        AND ($year_to IS NULL OR coalesce(state.target_year <= $year_to, FALSE)) AS is_year
    FROM state_asof($day) AS state
    JOIN place USING (place_id)
    WHERE state.active
)
SELECT 'kind' AS facet, kind AS code, count(DISTINCT place_id) AS places
FROM promise WHERE is_level AND is_country AND is_status AND is_year GROUP BY kind
UNION ALL
SELECT 'level', level, count(DISTINCT place_id)
FROM promise WHERE is_kind AND is_country AND is_status AND is_year GROUP BY level
UNION ALL
SELECT 'country', country, count(DISTINCT place_id)
FROM promise WHERE is_kind AND is_level AND is_status AND is_year AND country IS NOT NULL GROUP BY country
UNION ALL
SELECT 'status', status, count(DISTINCT place_id)
FROM promise WHERE is_kind AND is_level AND is_country AND is_year GROUP BY status
UNION ALL
SELECT 'year', 'stated', count(DISTINCT place_id)
FROM promise WHERE is_kind AND is_level AND is_country AND is_status AND target_year IS NOT NULL
ORDER BY facet, code;
