-- Every place, nations first, then by population: what does not change with the day.
SELECT
    place.place_id,
    place.name,
    place.name_zh,
    place.level::VARCHAR AS level,
    place.local_type,
    place.country,
    nation.name AS country_name,
    nation.name_zh AS country_name_zh,
    place.region_id,
    region.name AS region_name,
    region.name_zh AS region_name_zh,
    place.lat,
    place.lon,
    place."precision"::VARCHAR AS "precision",
    place.population,
    place.population_year,
    place.population_source
FROM place
LEFT JOIN place AS nation ON nation.place_id = place.country
LEFT JOIN place AS region ON region.place_id = place.region_id
ORDER BY place.level, place.population DESC NULLS LAST, place.place_id;
