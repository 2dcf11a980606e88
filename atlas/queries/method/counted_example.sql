-- Two places with a promise of a kind that have places with one inside, with and without a stated population:
-- of each the one with most people inside, and the up to three most populous places in it.
WITH standing AS (
    SELECT place_id, name, name_zh, place.level::VARCHAR AS level, place.population, layer
    FROM state_asof($day) AS state
    JOIN place USING (place_id)
    JOIN place_people USING (place_id)
    WHERE state.kind::VARCHAR = $kind AND state.active
),
inside AS (
    SELECT ancestor_id AS place_id, child_id, inner_place.name, inner_place.name_zh, inner_place.level, inner_place.population
    FROM place_above
    JOIN standing AS outer_place ON outer_place.place_id = ancestor_id AND outer_place.layer BETWEEN 2 AND 5
    JOIN standing AS inner_place ON inner_place.place_id = child_id AND inner_place.population IS NOT NULL
    WHERE child_id <> ancestor_id
    QUALIFY row_number() OVER (PARTITION BY ancestor_id ORDER BY inner_place.population DESC, child_id) <= 3
)
SELECT
    standing.population IS NOT NULL AS is_stated, standing.place_id, standing.name, standing.name_zh, standing.level,
    standing.population,
    list(
        struct_pack(
            place_id := child_id, name := inside.name, name_zh := inside.name_zh, level := inside.level,
            population := inside.population
        )
        ORDER BY inside.population DESC, child_id
    ) AS parts
FROM standing
JOIN inside USING (place_id)
GROUP BY standing.place_id, standing.name, standing.name_zh, standing.level, standing.population
QUALIFY row_number() OVER (PARTITION BY standing.population IS NULL ORDER BY sum(inside.population) DESC, standing.place_id) = 1
ORDER BY is_stated DESC;
