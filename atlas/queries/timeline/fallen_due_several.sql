-- Targets whose year is over on the day, of the kinds that have several side by side, as reductions do:
-- one row a place, kind and year, the first claim by the published rule; columns as in fallen_due.sql.
-- It is met where a source says that this year's target is achieved, of the same scope and energy.
WITH said AS MATERIALIZED (
    SELECT
        claim_id, place_id, kind, event, status, scope, energy, target_year, ended_on, is_made, precedence
    FROM claims_asof($day)
    WHERE kind IN (SELECT unnest($kinds::VARCHAR[])::kind) AND has_several_targets(kind)
      AND event NOT IN ('revoked', 'lapsed', 'none_found') AND make_date(target_year, 12, 31) <= $day
),
-- A promise that stands goes before one that ended.
first AS (
    SELECT coalesce(min(precedence) FILTER (is_made), min(precedence)) AS precedence
    FROM said
    GROUP BY place_id, kind, target_year
),
achieved AS (
    SELECT place_id, kind, scope, energy, target_year, arg_min(claim_id, precedence) AS claim_id
    FROM said
    WHERE is_made AND (event = 'achieved' OR status = 'achieved')
    GROUP BY ALL
),
ended AS (
    SELECT place_id, kind, arg_max(claim_id, stands_from) AS claim_id
    FROM claim
    WHERE event IN ('revoked', 'lapsed') AND has_several_targets(kind) AND stands_from <= $day
    GROUP BY place_id, kind
)
SELECT
    said.place_id, said.kind::VARCHAR AS kind, said.target_year, said.status::VARCHAR AS status, said.claim_id,
    CASE WHEN NOT said.is_made THEN 'ended' WHEN achieved.claim_id IS NULL THEN 'unknown' ELSE 'met' END AS outcome,
    CASE WHEN said.is_made THEN achieved.claim_id ELSE ended.claim_id END AS answer_id,
    '' AS former
FROM said
JOIN first USING (precedence)
LEFT JOIN achieved ON achieved.place_id = said.place_id AND achieved.kind = said.kind AND achieved.scope = said.scope
    AND achieved.energy IS NOT DISTINCT FROM said.energy AND achieved.target_year = said.target_year
LEFT JOIN ended ON ended.place_id = said.place_id AND ended.kind = said.kind
WHERE said.is_made OR make_date(said.target_year, 12, 31) <= said.ended_on
ORDER BY said.target_year DESC, said.kind, said.place_id;
