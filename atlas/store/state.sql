-- The state of every (place, kind) on a day.
--
-- active      a promise stands: made, and not revoked or lapsed since
-- headline    by the published rule: law, adopted policy, network register, self-report, third party; then the newest
-- since       the earliest day a source dates the standing promise, with its precision; NULL where none dates it
-- sources     how many sources speak of the standing promise
-- disagree    sources give different target years for one scope, or one checked after it was made and found none
CREATE MACRO state_asof(day) AS TABLE
WITH standing AS (
    SELECT claim_id, place_id, kind, event, status, event_on, event_precision, target_year, scope, source_id,
           stands_from, rank
    FROM claim
    WHERE place_id IS NOT NULL AND stands_from <= day
),
ended AS (
    SELECT place_id, kind, max(stands_from) AS ended_on
    FROM standing
    WHERE event IN ('revoked', 'lapsed')
    GROUP BY place_id, kind
),
made AS (
    SELECT standing.*
    FROM standing
    LEFT JOIN ended USING (place_id, kind)
    WHERE event NOT IN ('revoked', 'lapsed', 'none_found') AND (ended_on IS NULL OR stands_from > ended_on)
),
headline AS (
    SELECT place_id, kind, count(DISTINCT source_id) AS sources, min(stands_from) AS stood_from, min(event_on) AS since,
           first(event_precision ORDER BY event_on NULLS LAST, event_precision) AS since_precision,
           first(made ORDER BY rank, stands_from DESC, claim_id) AS chosen
    FROM made
    GROUP BY place_id, kind
),
newest AS (
    SELECT place_id, kind, scope, source_id, first(target_year ORDER BY stands_from DESC, rank, claim_id) AS target_year
    FROM made
    WHERE target_year IS NOT NULL
    GROUP BY place_id, kind, scope, source_id
),
rival AS (
    SELECT place_id, kind, bool_or(years > 1) AS years_differ
    FROM (
        SELECT place_id, kind, scope, count(DISTINCT target_year) AS years
        FROM newest
        GROUP BY place_id, kind, scope
    )
    GROUP BY place_id, kind
),
checked AS (
    SELECT place_id, kind, max(stands_from) AS checked_on
    FROM standing
    WHERE event = 'none_found'
    GROUP BY place_id, kind
)
SELECT
    place_id,
    kind,
    headline.chosen IS NOT NULL AS active,
    headline.chosen.target_year AS target_year,
    headline.chosen.status AS status,
    headline.chosen.scope AS scope,
    headline.chosen.claim_id AS claim_id,
    headline.chosen.source_id AS source_id,
    headline.since AS since,
    headline.since_precision AS since_precision,
    coalesce(headline.sources, 0) AS sources,
    headline.chosen IS NOT NULL AND (coalesce(years_differ, FALSE) OR coalesce(checked_on >= stood_from, FALSE)) AS disagree,
    checked_on IS NOT NULL AS checked_none,
    ended.ended_on AS ended_on
FROM (SELECT DISTINCT place_id, kind FROM standing)
LEFT JOIN headline USING (place_id, kind)
LEFT JOIN rival USING (place_id, kind)
LEFT JOIN ended USING (place_id, kind)
LEFT JOIN checked USING (place_id, kind);

-- A date as much of it as is known: 2019-05-02, 2019-05 or 2019.
CREATE MACRO known_date(day, known) AS
    left(day::VARCHAR, CASE known WHEN 'day' THEN 10 WHEN 'month' THEN 7 ELSE 4 END);
