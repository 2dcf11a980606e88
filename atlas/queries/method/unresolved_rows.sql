-- Every row without a place, or with a promise the atlas cannot hold, with its reason.
-- nation: ISO 3166-1 alpha-3, also where the source prints a name; NULL where neither is known. candidates: place ids.
SELECT
    source_id, source_row, reported_name, coalesce(by_code.place_id, by_name.place_id) AS nation,
    unresolved.country AS reported_country, unresolved.level::VARCHAR AS level, reason,
    coalesce(string_split(candidates, ' '), []) AS candidates
FROM unresolved
LEFT JOIN place AS by_code ON by_code.place_id = unresolved.country AND by_code.level = 'national'
LEFT JOIN place AS by_name ON by_name.name = unresolved.country AND by_name.level = 'national'
ORDER BY nation NULLS LAST, reported_name, source_id, source_row, reason;
