-- A claim without a place stands in the list of unresolved rows, with the reason its place was not found.
SELECT claim_id, claim.source_id, claim.source_row, claim.reported_name, reason
FROM claim LEFT JOIN unresolved USING (source_id, source_row, reported_name)
WHERE place_id IS NULL AND coalesce(reason, 'no_kind') IN ('no_kind', 'not_stated', 'out_of_scope', 'aggregate', 'pending')
ORDER BY claim_id;
