-- Every spell of every place and kind in which a promise stands, or is known not to.
SELECT
    spell_id, place_id, kind, from_on, until_on, active, checked_none, ended_on, status, target_year, scope, since,
    since_precision, source_id, claim_id, disagree
FROM spell
WHERE active OR checked_none OR ended_on IS NOT NULL
ORDER BY spell_id;
