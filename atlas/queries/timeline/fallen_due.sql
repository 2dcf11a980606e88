-- Targets whose year is over on the day, of the kinds that have one: one row each, with what became of them.
-- A year is over on its 31 December; the target is the headline's, or where that says without a year that it is
-- achieved, the one before it. Kinds of several targets are in fallen_due_several.sql.
--
-- outcome     met      a source says it is achieved, of the same scope and energy
--             ended    a source says it was revoked or lapsed after its year was over
--             unknown  no source says either way
--             moved    not counted: an earlier statement of the headline's scope and energy named the year, and the
--                      headline names a later one, which is not over
--             beside   not counted: another statement than the headline, mostly of another scope, named the year
-- answer_id   the claim that says so; of moved and beside the headline, NULL for unknown
-- former      years that earlier statements of the same scope and energy named instead, ascending
WITH said AS MATERIALIZED (
    SELECT
        claim_id, place_id, kind, event, status, scope, energy, target_year, stands_from, ended_on, is_made, precedence,
        coalesce(make_date(target_year, 12, 31) <= $day, FALSE) AS is_over
    FROM claims_asof($day)
    WHERE kind IN (SELECT unnest($kinds::VARCHAR[])::kind) AND NOT has_several_targets(kind)
      AND event <> 'none_found' AND NOT (kind = 'neutrality' AND scope = 'sector')
),
headline AS (
    SELECT said.*
    FROM said JOIN state_asof($day) AS state USING (claim_id)
    WHERE state.active
),
-- What the rows are, before it is asked what became of them.
due AS (
    SELECT claim_id, NULL AS outcome, NULL AS answer_id
    FROM headline
    WHERE is_over
    UNION ALL
    SELECT arg_min(claim_id, precedence), 'ended', NULL
    FROM said
    WHERE is_over AND NOT is_made AND event NOT IN ('revoked', 'lapsed') AND make_date(target_year, 12, 31) <= ended_on
      AND (place_id, kind) NOT IN (SELECT (place_id, kind) FROM headline)
    GROUP BY place_id, kind
    UNION ALL
    SELECT arg_max(claim_id, (target_year, -precedence)), outcome, any_value(headline_id)
    FROM (
        SELECT
            said.*, headline.claim_id AS headline_id,
            CASE
                WHEN said.scope <> headline.scope OR said.energy IS DISTINCT FROM headline.energy THEN 'beside'
                WHEN headline.event = 'achieved' OR headline.status = 'achieved' THEN 'met'
                WHEN said.stands_from < headline.stands_from AND said.target_year < headline.target_year
                     AND said.status IS DISTINCT FROM 'achieved' THEN 'moved'
                ELSE 'beside'
            END AS outcome
        FROM said JOIN headline USING (place_id, kind)
        WHERE said.is_over AND said.is_made AND NOT headline.is_over
    )
    GROUP BY place_id, kind, outcome
),
achieved AS (
    SELECT place_id, kind, scope, energy, arg_min(claim_id, (stands_from, precedence)) AS claim_id
    FROM said
    WHERE is_made AND (event = 'achieved' OR status = 'achieved')
    GROUP BY ALL
),
ended AS (
    SELECT place_id, kind, arg_max(claim_id, stands_from) AS claim_id
    FROM said
    WHERE event IN ('revoked', 'lapsed')
    GROUP BY place_id, kind
),
former AS (
    SELECT now.claim_id, list_sort(list_distinct(list(before.target_year))) AS years
    FROM due
    JOIN said AS now USING (claim_id)
    JOIN said AS before USING (place_id, kind, scope)
    WHERE before.energy IS NOT DISTINCT FROM now.energy
      AND before.stands_from < now.stands_from AND before.target_year <> now.target_year
    GROUP BY now.claim_id
)
SELECT
    said.place_id, said.kind::VARCHAR AS kind, said.target_year, said.status::VARCHAR AS status, said.claim_id,
    coalesce(due.outcome, CASE WHEN achieved.claim_id IS NULL THEN 'unknown' ELSE 'met' END) AS outcome,
    CASE due.outcome WHEN 'ended' THEN ended.claim_id ELSE coalesce(due.answer_id, achieved.claim_id) END AS answer_id,
    coalesce(array_to_string(former.years, ' '), '') AS former
FROM due
JOIN said USING (claim_id)
LEFT JOIN achieved ON achieved.place_id = said.place_id AND achieved.kind = said.kind AND achieved.scope = said.scope
    AND achieved.energy IS NOT DISTINCT FROM said.energy AND due.outcome IS NULL
LEFT JOIN ended ON ended.place_id = said.place_id AND ended.kind = said.kind
LEFT JOIN former USING (claim_id)
ORDER BY said.target_year DESC, said.kind, said.place_id, outcome;
