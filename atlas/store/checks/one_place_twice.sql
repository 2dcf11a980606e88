-- No two places of one level, nation and name within five kilometres (great circle, Earth radius 6,371 km), whatever
-- their types, unless their regions differ or they are known to be two governments (data/reference/namesake.csv).
SELECT a.place_id, b.place_id AS other_id, a.name
FROM place AS a
JOIN place AS b ON a.level = b.level AND a.country = b.country AND a.place_id < b.place_id
    AND lower(strip_accents(a.name)) = lower(strip_accents(b.name))
    AND coalesce(a.region_id = b.region_id, TRUE)
LEFT JOIN namesake ON (namesake.place_id, namesake.other_id) IN ((a.place_id, b.place_id), (b.place_id, a.place_id))
WHERE namesake.place_id IS NULL AND 2 * 6371 * asin(sqrt(
    pow(sin(radians(b.lat - a.lat) / 2), 2)
    + cos(radians(a.lat)) * cos(radians(b.lat)) * pow(sin(radians(b.lon - a.lon) / 2), 2)
)) < 5
ORDER BY a.place_id;
