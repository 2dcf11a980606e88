-- Every place as the search shows it, with how likely a reader means it: nations first, then by what the atlas holds,
-- and by its people (a region nobody counted is taken for one of 300,000).
SELECT
    place.place_id,
    place.name,
    place.name_zh,
    place.level::VARCHAR AS level,
    place.local_type,
    region.name AS region_name,
    region.name_zh AS region_name_zh,
    nation.name AS country_name,
    nation.name_zh AS country_name_zh,
    place.population,
    coalesce(held.n_kinds, 0) AS n_kinds,
    place.region_id,
    place.country,
    log10(1 + coalesce(place.population, CASE place.level WHEN 'regional' THEN 3e5 ELSE 0 END))
    + CASE place.level WHEN 'local' THEN 0 WHEN 'regional' THEN 0.5 ELSE 3 END
    + CASE WHEN held.n_kinds > 0 THEN 0.5 + 0.2 * held.n_kinds ELSE 0 END AS prominence
FROM place
LEFT JOIN place AS nation ON nation.place_id = place.country
LEFT JOIN place AS region ON region.place_id = place.region_id
LEFT JOIN (
    SELECT place_id, count(DISTINCT kind) AS n_kinds
    FROM claim
    WHERE event NOT IN ('revoked', 'lapsed', 'none_found')
    GROUP BY place_id
) AS held ON held.place_id = place.place_id
ORDER BY place.place_id;
