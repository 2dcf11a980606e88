-- Under which names the sources report a place, in claims and in lists of members, and how each was found to be this place.
SELECT
    said.reported_name, said.place_method, said.place_confidence, source.source_id, source.publisher, source.url,
    count(*) AS rows
FROM (
    SELECT reported_name, place_method, place_confidence, source_id FROM claim WHERE place_id = $place_id
    UNION ALL
    SELECT reported_name, place_method, place_confidence, source_id FROM membership WHERE place_id = $place_id
) AS said
JOIN source USING (source_id)
GROUP BY ALL
ORDER BY source.publisher, source.source_id, said.reported_name, said.place_confidence;
