-- One place with the names of what it lies in, and the networks it belongs to, each with who says so.
SELECT
    place.place_id, place.level::VARCHAR AS level, place.name, place.name_zh, place.local_type, place.country,
    nation.name AS country_name, nation.name_zh AS country_name_zh,
    region.name AS region_name, region.name_zh AS region_name_zh,
    place.lat, place.lon, place."precision"::VARCHAR AS "precision",
    place.population, place.population_year, population_source.publisher AS population_publisher,
    (
        SELECT list(
            struct_pack(name := name, name_zh := name_zh, url := url, joined_on := joined_on, sources := sources)
            ORDER BY network_id
        )
        FROM (
            SELECT
                network.network_id, network.name, network.name_zh, network.url,
                known_date(min(joined_on), arg_min(joined_precision, joined_on)::VARCHAR) AS joined_on,
                list(DISTINCT struct_pack(
                    publisher := source.publisher, url := coalesce(membership.url, source.url), as_of := membership.as_of,
                    certainty := certainty
                ) ORDER BY struct_pack(
                    publisher := source.publisher, url := coalesce(membership.url, source.url), as_of := membership.as_of,
                    certainty := certainty
                )) AS sources
            FROM membership JOIN network USING (network_id) JOIN source USING (source_id)
            WHERE membership.place_id = $place_id AND stands_from <= $day
            GROUP BY ALL
        )
    ) AS networks
FROM place
LEFT JOIN place AS nation ON nation.place_id = place.country
LEFT JOIN place AS region ON region.place_id = place.region_id
LEFT JOIN source AS population_source ON population_source.source_id = place.population_source
WHERE place.place_id = $place_id;
