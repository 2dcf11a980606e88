-- Every promise that stands on the day, with the claim that speaks for it.
SELECT place_id, kind, status, target_year, scope, since, since_precision, source_id, claim_id, disagree
FROM state_asof($day)
WHERE active
ORDER BY place_id, kind;
