-- A source cannot tell of a day after the last it speaks for.
SELECT claim_id, source_id, source_row, event_on, as_of
FROM claim JOIN source USING (source_id)
WHERE event_on > as_of
ORDER BY claim_id;
