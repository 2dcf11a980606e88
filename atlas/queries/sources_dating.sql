-- How many promises each source dates, on the earliest day that any gives; of all, or of those with these claims.
SELECT claim.source_id, count(DISTINCT state.claim_id) AS promises
FROM state_asof($day) AS state
JOIN claims_asof($day) AS claim
    ON claim.place_id = state.place_id AND claim.kind = state.kind AND claim.is_made AND claim.event_on = state.since
WHERE $claim_ids IS NULL OR state.claim_id IN (SELECT unnest($claim_ids::VARCHAR[]))
GROUP BY claim.source_id
ORDER BY claim.source_id;
