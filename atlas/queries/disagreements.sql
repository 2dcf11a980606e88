-- Claims that stand against each other on the day, one row each, the headline of the place and kind first.
-- step says why the headline goes before a claim; of no place and kind: all of them.
SELECT
    place_id, place.name, place.name_zh, place.level::VARCHAR AS level, place.country,
    claim.kind::VARCHAR AS kind, claim.scope::VARCHAR AS scope, claim.energy::VARCHAR AS energy, rival.about,
    rival.topic, claim.claim_id, rival.is_headline, rival.step,
    claim.target_year, claim.base_year, claim.value_pct, claim.status::VARCHAR AS status, claim.event::VARCHAR AS event,
    known_date(claim.event_on, claim.event_precision::VARCHAR) AS event_on, claim.recorded_on, claim.stands_from,
    claim.end_term, claim.qualifier, claim.reported_words, claim.certainty, claim.reported_name, claim.source_row,
    coalesce(claim.url, source.url) AS url, source.source_id, source.publisher,
    source.independence::VARCHAR AS independence
FROM rivals_asof($day, $place_id) AS rival
JOIN claim USING (claim_id, place_id)
JOIN source USING (source_id)
JOIN place USING (place_id)
WHERE ($place_id IS NULL OR place_id = $place_id)
  AND ($kind IS NULL OR claim.kind::VARCHAR = $kind)
ORDER BY place.country NULLS FIRST, place.name, place_id, claim.kind, rival.topic, rival.is_headline DESC, rival.precedence;
