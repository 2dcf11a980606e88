-- A source cannot have edited a row, or seen a member join, after the last day it speaks for.
SELECT claim.source_id, source_row, recorded_on AS day, as_of
FROM claim JOIN source USING (source_id)
WHERE recorded_on > as_of
UNION ALL
SELECT source_id, source_row, joined_on, as_of
FROM membership
WHERE joined_on > as_of OR joined_on < DATE '1988-01-01'
ORDER BY 1, 2;
