-- One claim with its source, its place and how that was found, and its standing by the published rule.
SELECT
    claim.claim_id, claim.kind::VARCHAR AS kind, claim.event::VARCHAR AS event, claim.status::VARCHAR AS status,
    known_date(claim.event_on, claim.event_precision::VARCHAR) AS event_on, claim.target_year, claim.base_year,
    claim.value_pct, claim.scope::VARCHAR AS scope, claim.energy::VARCHAR AS energy, claim.end_term, claim.qualifier,
    claim.programme_id, claim.certainty, claim.recorded_on, claim.stands_from, claim.rank,
    claim.reported_name, claim.reported_words, claim.source_row, claim.url,
    source.source_id, source.publisher, source.title, source.as_of, source.licence, source.url AS source_url,
    source.attribution, source.independence::VARCHAR AS independence,
    place.place_id, place.name AS place_name, place.level::VARCHAR AS place_level, place.country,
    claim.place_method, claim.place_confidence, unresolved.reason,
    (
        SELECT list(candidate || coalesce(' (' || considered.name || ')', '') ORDER BY position)
        FROM (
            SELECT unnest(string_split(unresolved.candidates, ' ')) AS candidate,
                   generate_subscripts(string_split(unresolved.candidates, ' '), 1) AS position
        )
        LEFT JOIN place AS considered ON considered.place_id = candidate
    ) AS candidates,
    coalesce(state.claim_id = claim.claim_id, FALSE) AS is_headline, coalesce(state.active, FALSE) AS is_active,
    state.ended_on
FROM claim
JOIN source USING (source_id)
LEFT JOIN place ON place.place_id = claim.place_id
LEFT JOIN unresolved ON claim.place_id IS NULL AND unresolved.source_id = claim.source_id
    AND unresolved.source_row = claim.source_row AND unresolved.reported_name = claim.reported_name
LEFT JOIN state_asof($day) AS state ON state.place_id = claim.place_id AND state.kind = claim.kind
WHERE claim.claim_id = $claim_id;
