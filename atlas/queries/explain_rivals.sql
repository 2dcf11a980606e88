-- All that is said by the day of the place and kind of one claim: the headline, then in order of the published rule.
SELECT
    other.claim_id, other.source_id, other.event::VARCHAR AS event, other.status::VARCHAR AS status,
    other.scope::VARCHAR AS scope, other.energy::VARCHAR AS energy, other.target_year, other.value_pct,
    other.reported_words, other.stands_from,
    coalesce(other.claim_id = state.claim_id, FALSE) AS is_headline,
    CASE
        WHEN other.claim_id = state.claim_id THEN NULL
        WHEN other.event IN ('revoked', 'lapsed') THEN 'end'
        WHEN other.event = 'none_found' THEN 'promise'
        WHEN other.stands_from <= state.ended_on THEN 'ended'
        WHEN headline.claim_id IS NOT NULL
            THEN rule_step(headline.rank, headline.stands_from, other.rank, other.stands_from)
    END AS step,
    other.claim_id IN (SELECT claim_id FROM disagreements_asof($day)) AS is_disputed
FROM claim AS asked
JOIN claim AS other ON other.place_id = asked.place_id AND other.kind = asked.kind
LEFT JOIN state_asof($day) AS state ON state.place_id = asked.place_id AND state.kind = asked.kind
LEFT JOIN claim AS headline ON headline.claim_id = state.claim_id
WHERE asked.claim_id = $claim_id AND other.stands_from <= $day
ORDER BY is_headline DESC, other.precedence;
