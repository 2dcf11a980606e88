-- By which rank of the published rule the headlines of a day's standing promises speak, 1 first.
SELECT claim.rank, count(*) AS promises, count(*) FILTER (state.disagree) AS disputed
FROM state_asof($day) AS state
JOIN claim USING (claim_id)
WHERE state.active
GROUP BY claim.rank
ORDER BY claim.rank;
