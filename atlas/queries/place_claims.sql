-- Everything the sources say of one place up to the day, kind by kind, the headline and then the newest first.
-- With who says so and under which licence.
SELECT
    claim.claim_id, claim.kind::VARCHAR AS kind, claim.event::VARCHAR AS event, claim.status::VARCHAR AS status,
    known_date(claim.event_on, claim.event_precision::VARCHAR) AS event_on, claim.target_year, claim.base_year,
    claim.value_pct, claim.scope::VARCHAR AS scope, claim.energy::VARCHAR AS energy, claim.end_term, claim.qualifier, claim.reported_words,
    claim.certainty, claim.reported_name, claim.source_row, claim.url, claim.recorded_on, claim.stands_from,
    claim.place_method, claim.place_confidence,
    programme.name AS programme_name, programme.name_zh AS programme_name_zh,
    source.source_id, source.publisher, source.title AS source_title, source.url AS source_url, source.as_of,
    source.licence, source.reuse::VARCHAR AS reuse, source.independence::VARCHAR AS independence,
    coalesce(state.claim_id = claim.claim_id, FALSE) AS is_headline,
    coalesce(state.active, FALSE) AS is_active,
    coalesce(state.disagree, FALSE) AS is_disputed
FROM claim
JOIN source USING (source_id)
LEFT JOIN programme USING (programme_id)
LEFT JOIN (SELECT * FROM state_asof($day) WHERE place_id = $place_id) AS state ON state.kind = claim.kind
WHERE claim.place_id = $place_id AND claim.stands_from <= $day
ORDER BY claim.kind, is_headline DESC, claim.stands_from DESC, claim.rank, claim.claim_id;
