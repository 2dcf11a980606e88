-- A pilot is a pilot of something.
SELECT claim_id, source_id, source_row
FROM claim
WHERE (kind = 'pilot') <> (programme_id IS NOT NULL)
ORDER BY claim_id;
