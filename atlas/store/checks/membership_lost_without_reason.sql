-- A membership without a place stands in the list of unresolved rows, with the reason its place was not found.
SELECT network_id, membership.source_id, membership.source_row, membership.reported_name, reason
FROM membership LEFT JOIN unresolved USING (source_id, source_row, reported_name)
WHERE place_id IS NULL AND coalesce(reason, 'no_kind') IN ('no_kind', 'not_stated', 'out_of_scope', 'aggregate', 'pending')
ORDER BY network_id, membership.source_id, membership.source_row;
