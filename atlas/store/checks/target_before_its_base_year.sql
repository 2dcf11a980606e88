-- A reduction counts from a year before the one it falls due.
SELECT claim_id, source_id, source_row, base_year, target_year
FROM claim
WHERE base_year > target_year
ORDER BY claim_id;
