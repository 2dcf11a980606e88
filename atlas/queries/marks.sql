-- Everything the map can show, in the order of its numbers.
SELECT
    mark.mark_id, mark.kind::VARCHAR AS kind, place.place_id, place.name, place.name_zh, place.level::VARCHAR AS level,
    place.country, nation.name AS country_name, nation.name_zh AS country_name_zh, place.lat, place.lon,
    place."precision"::VARCHAR AS "precision", place.population
FROM mark
JOIN place USING (place_id)
LEFT JOIN place AS nation ON nation.place_id = place.country
ORDER BY mark.mark_id;
