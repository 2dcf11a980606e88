-- Every place of the store with its spells, in the order of the map's table.
SELECT
    place.place_id, place.name, place.name_zh, place.level::VARCHAR AS level, place.country,
    nation.name AS country_name, nation.name_zh AS country_name_zh,
    place.lat, place.lon, place."precision"::VARCHAR AS "precision", place.population,
    coalesce(spells.of_place, []) AS spells
FROM place
LEFT JOIN place AS nation ON nation.place_id = place.country
LEFT JOIN (
    SELECT
        place_id,
        list(
            (kind::VARCHAR, from_on, until_on, active, checked_none OR ended_on IS NOT NULL) ORDER BY spell_id
        ) AS of_place
    FROM spell
    GROUP BY place_id
) AS spells ON spells.place_id = place.place_id
ORDER BY place.place_id;
