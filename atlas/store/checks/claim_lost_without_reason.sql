-- A claim without a place stands in the list of unresolved rows, with the reason.
SELECT claim_id, claim.source_id, claim.source_row, claim.reported_name
FROM claim LEFT JOIN unresolved USING (source_id, source_row, reported_name)
WHERE place_id IS NULL AND coalesce(reason, '') = ''
ORDER BY claim_id;
