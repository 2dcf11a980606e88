-- Claims that fell due, with their places and sources, and what the claims that answer them say.
SELECT
    claim.claim_id, place.place_id, place.name, place.name_zh, place.level::VARCHAR AS level, place.country,
    claim.kind::VARCHAR AS kind, claim.target_year, claim.status::VARCHAR AS status, claim.value_pct, claim.base_year,
    claim.scope::VARCHAR AS scope, claim.energy::VARCHAR AS energy,
    known_date(claim.event_on, claim.event_precision::VARCHAR) AS event_on, claim.reported_words, claim.source_id,
    claim.source_row, claim.url, source.publisher, source.as_of AS source_as_of, source.licence
FROM claim
JOIN place USING (place_id)
JOIN source ON source.source_id = claim.source_id
WHERE claim.claim_id IN (SELECT unnest($claim_ids::VARCHAR[]))
ORDER BY claim.claim_id;
