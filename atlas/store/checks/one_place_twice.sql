-- No two places of one level, type, region and name within five kilometres (great circle, Earth radius 6,371 km).
SELECT a.place_id, b.place_id AS other_id, a.name
FROM place AS a
JOIN place AS b ON a.level = b.level AND a.country = b.country AND a.place_id < b.place_id
    AND lower(strip_accents(a.name)) = lower(strip_accents(b.name))
    AND a.local_type IS NOT DISTINCT FROM b.local_type AND a.region_id IS NOT DISTINCT FROM b.region_id
WHERE 2 * 6371 * asin(sqrt(
    pow(sin(radians(b.lat - a.lat) / 2), 2)
    + cos(radians(a.lat)) * cos(radians(b.lat)) * pow(sin(radians(b.lon - a.lon) / 2), 2)
)) < 5
ORDER BY a.place_id;
