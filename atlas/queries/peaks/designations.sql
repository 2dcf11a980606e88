-- Every designation in a pilot programme of one nation that stands on the day; last those whose place is not found.
WITH standing AS (
    SELECT claim.claim_id, claim.place_id, NULL AS level, NULL AS reason
    FROM claims_asof($day) AS claim
    JOIN place USING (place_id)
    WHERE claim.kind = 'pilot' AND claim.is_made AND place.country = $country
    UNION ALL
    SELECT claim.claim_id, NULL, unresolved.level::VARCHAR, unresolved.reason
    FROM claim
    JOIN unresolved USING (source_id, source_row, reported_name)
    WHERE claim.place_id IS NULL AND claim.kind = 'pilot' AND claim.stands_from <= $day
      AND claim.event NOT IN ('revoked', 'lapsed', 'none_found') AND unresolved.country = $country
)
SELECT
    claim.claim_id, claim.programme_id, standing.place_id, claim.qualifier AS round,
    claim.event_on, known_date(claim.event_on, claim.event_precision::VARCHAR) AS since, claim.stands_from,
    claim.reported_name, claim.reported_words, claim.certainty,
    claim.source_id, claim.source_row, source.publisher, coalesce(claim.url, source.url) AS url,
    standing.level, standing.reason
FROM standing
JOIN claim USING (claim_id)
JOIN source USING (source_id)
ORDER BY standing.place_id IS NULL, claim.stands_from, claim.claim_id;
