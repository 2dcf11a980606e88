-- The form of an id says the level: alpha-3 a nation, ISO 3166-2 a region, gn a local place.
SELECT place_id, level, country
FROM place
WHERE CASE level
    WHEN 'national' THEN place_id <> country
    WHEN 'regional' THEN NOT regexp_matches(place_id, '^[A-Z]{2}-[A-Z0-9]{1,3}$|:')
    WHEN 'local' THEN NOT regexp_matches(place_id, '^gn[0-9]+$|^[a-z][a-z0-9_]*:')
    ELSE FALSE
END
ORDER BY place_id;
