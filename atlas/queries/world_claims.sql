-- The headline claim of every promise shown, one row each, with its source.
SELECT
    place.place_id, place.name, place.name_zh, place.level::VARCHAR AS level, place.country,
    state.kind::VARCHAR AS kind, state.status::VARCHAR AS status, state.target_year, claim.scope::VARCHAR AS scope,
    claim.value_pct, claim.base_year, claim.qualifier, claim.end_term, known_date(state.since, state.since_precision::VARCHAR) AS since, claim.event::VARCHAR AS event,
    known_date(claim.event_on, claim.event_precision::VARCHAR) AS event_on, claim.reported_words, claim.certainty,
    state.sources, state.disagree, claim.claim_id, claim.source_id, claim.source_row, claim.reported_name, claim.url,
    source.publisher, source.title AS source_title, source.as_of AS source_as_of, source.licence
FROM state_asof($day) AS state
JOIN place USING (place_id)
JOIN claim USING (claim_id)
JOIN source ON source.source_id = claim.source_id
WHERE state.active
  AND ($kinds IS NULL OR list_contains($kinds, state.kind::VARCHAR))
  AND ($statuses IS NULL OR list_contains($statuses, coalesce(state.status::VARCHAR, 'not_stated')))
  AND ($year_from IS NULL OR state.target_year >= $year_from)
  AND ($year_to IS NULL OR state.target_year <= $year_to)
  AND ($levels IS NULL OR list_contains($levels, place.level::VARCHAR))
  AND ($countries IS NULL OR list_contains($countries, place.country))
ORDER BY place.level, place.population DESC NULLS LAST, place.place_id, state.kind;
