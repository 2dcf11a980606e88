-- Every claim leads back to a row of its source.
SELECT claim_id, source_id
FROM claim
WHERE source_row = '' OR reported_name = ''
ORDER BY claim_id;
