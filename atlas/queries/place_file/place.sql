-- What a place is, in the words of the register: its ids, its position, its residents and who counted them.
SELECT
    place.place_id, place.level::VARCHAR AS level, place.name, place.name_zh, place.local_type, place.country,
    nation.name AS country_name, nation.name_zh AS country_name_zh, place.region_id,
    place.lat, place.lon, place."precision"::VARCHAR AS "precision", place.geonames_id,
    place.population, place.population_year, place.population_source,
    counted.publisher AS population_publisher, counted.url AS population_url,
    home.publisher AS home_publisher, home.url AS home_url
FROM place
LEFT JOIN place AS nation ON nation.place_id = place.country
LEFT JOIN source AS counted ON counted.source_id = place.population_source
LEFT JOIN source AS home ON place.place_id LIKE '%:%' AND home.source_id = split_part(place.place_id, ':', 1)
WHERE place.place_id = $place_id;
