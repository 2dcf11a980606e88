-- Every statement of a peak year in one nation that was made by the day, the oldest of a place first.
SELECT
    claim.claim_id, claim.place_id, claim.target_year AS year, claim.qualifier, claim.status::VARCHAR AS status,
    known_date(claim.event_on, claim.event_precision::VARCHAR) AS said_on, claim.stands_from,
    claim.reported_words, claim.certainty,
    claim.source_id, claim.source_row, source.publisher, coalesce(claim.url, source.url) AS url,
    coalesce(state.claim_id = claim.claim_id, FALSE) AS is_headline
FROM claims_asof($day) AS claim
JOIN place USING (place_id)
JOIN source USING (source_id)
LEFT JOIN state_asof($day) AS state ON state.place_id = claim.place_id AND state.kind = claim.kind
WHERE claim.kind = 'peak' AND claim.is_made AND claim.target_year IS NOT NULL AND place.country = $country
ORDER BY claim.place_id, claim.stands_from, claim.claim_id;
