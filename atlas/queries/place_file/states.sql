-- What was known of each kind at a place, from one claim to the next, with the headline of each time.
SELECT
    spell.kind::VARCHAR AS kind, spell.from_on, spell.until_on, spell.active, spell.target_year,
    spell.status::VARCHAR AS status, spell.scope::VARCHAR AS scope, spell.claim_id, spell.source_id, source.publisher,
    known_date(spell.since, spell.since_precision::VARCHAR) AS since, spell.sources, spell.disagree,
    spell.checked_none, spell.ended_on
FROM spell
LEFT JOIN source USING (source_id)
WHERE spell.place_id = $place_id AND spell.from_on <= $day
ORDER BY spell.kind, spell.from_on;
