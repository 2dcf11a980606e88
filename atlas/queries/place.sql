-- One place with the names of what it lies in, and the networks it belongs to.
SELECT
    place.place_id, place.level::VARCHAR AS level, place.name, place.name_zh, place.local_type, place.country,
    nation.name AS country_name, nation.name_zh AS country_name_zh,
    region.name AS region_name, region.name_zh AS region_name_zh,
    place.lat, place.lon, place."precision"::VARCHAR AS "precision",
    place.population, place.population_year, population_source.publisher AS population_publisher,
    (
        SELECT list(struct_pack(name := network.name, name_zh := network.name_zh, 
                                joined_on := known_date(joined_on, joined_precision::VARCHAR)) ORDER BY network.network_id)
        FROM membership JOIN network USING (network_id)
        WHERE membership.place_id = place.place_id AND stands_from <= $day
    ) AS networks
FROM place
LEFT JOIN place AS nation ON nation.place_id = place.country
LEFT JOIN place AS region ON region.place_id = place.region_id
LEFT JOIN source AS population_source ON population_source.source_id = place.population_source
WHERE place.place_id = $place_id;
