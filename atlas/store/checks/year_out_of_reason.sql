-- No day before there was climate policy, and no promise due ten years and more before it was made; one achieved may be.
SELECT claim_id, source_id, source_row, event_on, target_year, recorded_on
FROM claim
WHERE event_on < DATE '1988-01-01' OR recorded_on < DATE '1988-01-01'
   OR (target_year <= year(event_on) - 10 AND status IS DISTINCT FROM 'achieved')
ORDER BY claim_id;
