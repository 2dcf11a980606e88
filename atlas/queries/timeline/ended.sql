-- Every promise a source says was revoked or has lapsed by the day, newest first, with who says so.
SELECT
    place.place_id, place.name, place.name_zh, claim.kind::VARCHAR AS kind, claim.event::VARCHAR AS event,
    known_date(claim.event_on, claim.event_precision::VARCHAR) AS event_on, claim.stands_from, claim.reported_words,
    claim.url, claim.source_id, source.publisher
FROM claim
JOIN place USING (place_id)
JOIN source ON source.source_id = claim.source_id
WHERE claim.event IN ('revoked', 'lapsed') AND claim.stands_from <= $day
ORDER BY claim.stands_from DESC, place.place_id, claim.kind, claim.precedence;
