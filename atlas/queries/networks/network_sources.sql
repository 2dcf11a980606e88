-- Who says on a day who belongs to a network: each source with its terms, its lines, and those without a place.
SELECT
    source.source_id, publisher, title, url, licence, reuse::VARCHAR AS reuse, source.as_of,
    count(*) AS lines,
    count(DISTINCT place_id) AS members,
    count(*) FILTER (place_id IS NULL) AS unplaced
FROM (SELECT source_id, place_id FROM membership WHERE network_id = $network_id AND stands_from <= $day) AS line
JOIN source USING (source_id)
GROUP BY ALL
ORDER BY lines DESC, source.source_id;
