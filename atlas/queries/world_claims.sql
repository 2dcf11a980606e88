-- The headline claim of promises that stand on the day, one row each, with its source; of all, or of those named.
SELECT
    place.place_id, place.name, place.name_zh, place.level::VARCHAR AS level, place.country,
    state.kind::VARCHAR AS kind, state.status::VARCHAR AS status, state.target_year, claim.scope::VARCHAR AS scope,
    claim.energy::VARCHAR AS energy, claim.value_pct, claim.base_year, claim.qualifier, claim.end_term,
    known_date(state.since, state.since_precision::VARCHAR) AS since, claim.event::VARCHAR AS event,
    known_date(claim.event_on, claim.event_precision::VARCHAR) AS event_on, claim.reported_words, claim.certainty,
    state.sources, state.disagree, claim.claim_id, claim.source_id, claim.source_row, claim.reported_name, claim.url,
    source.publisher, source.title AS source_title, source.as_of AS source_as_of, source.licence
FROM state_asof($day) AS state
JOIN place USING (place_id)
JOIN claim USING (claim_id)
JOIN source ON source.source_id = claim.source_id
WHERE state.active
  AND ($claim_ids IS NULL OR claim.claim_id IN (SELECT unnest($claim_ids::VARCHAR[])))
ORDER BY place.level, place.population DESC NULLS LAST, place.place_id, state.kind;
