-- Ids of all claims.
SELECT claim_id FROM claim ORDER BY claim_id;
