-- What is known of every (place, kind) between one claim and the next, and the claims that disagree.
--
-- active      a promise stands: made, and not revoked or lapsed since; neutrality of one sector is not the place's
-- headline    by the published rule: law, adopted policy, network register, self-report, third party; then the newest;
--             of equals the wider scope, then the wider energy, then the later year (claim.precedence)
-- since       the earliest day a source dates the standing promise, with its precision; NULL where none dates it
-- sources     how many sources speak of the standing promise
-- disagree    two claims give different figures in one topic, or one checked after it was made and found none
--
-- A topic is what can have only one answer: a place, kind, scope and energy has one target year; a reduction or a share
-- of renewables may have several targets, so there the answer is the percent for one target year and base year. A source
-- speaks with its newest claim, except of peaks: there each dated statement stands beside the others.
CREATE TEMP TABLE said AS
WITH moment AS (SELECT DISTINCT place_id, kind, stands_from AS from_on FROM claim WHERE place_id IS NOT NULL),
by_then AS (
    SELECT from_on, claim.*, max(stands_from) FILTER (event IN ('revoked', 'lapsed')) OVER spell AS ended_on
    FROM moment
    JOIN claim USING (place_id, kind)
    WHERE stands_from <= from_on
    WINDOW spell AS (PARTITION BY place_id, kind, from_on)
)
SELECT *, is_promise(event, kind, scope, stands_from, ended_on) AS is_made
FROM by_then;

-- A source speaks with its newest claim of a topic.
CREATE TEMP TABLE opposed AS
WITH voice AS (
    SELECT
        place_id, kind, from_on, topic,
        arg_max(claim_id, (stands_from, -precedence)) AS claim_id,
        arg_max(figure_of(kind, target_year, value_pct), (stands_from, -precedence)) AS figure
    FROM said
    WHERE is_made AND topic IS NOT NULL
    GROUP BY place_id, kind, from_on, topic, CASE WHEN kind = 'peak' THEN claim_id ELSE source_id END
)
SELECT place_id, kind, from_on, topic, claim_id
FROM voice
WINDOW topic AS (PARTITION BY place_id, kind, from_on, topic)
QUALIFY min(figure) OVER topic <> max(figure) OVER topic;

INSERT INTO spell BY NAME
WITH summed AS (
    SELECT
        place_id, kind, from_on,
        min(precedence) FILTER (is_made) AS first_claim,
        min(stands_from) FILTER (is_made) AS stood_from,
        min(event_on) FILTER (is_made) AS since,
        arg_min(event_precision, (event_on, event_precision)) FILTER (is_made AND event_on IS NOT NULL) AS since_precision,
        bit_count(bit_or(source_bit) FILTER (is_made)) AS sources,
        max(stands_from) FILTER (event = 'none_found') AS checked_on,
        max(ended_on) AS ended_on
    FROM said
    GROUP BY place_id, kind, from_on
)
SELECT
    row_number() OVER (ORDER BY summed.place_id, summed.kind, from_on) - 1 AS spell_id,
    summed.place_id,
    summed.kind,
    from_on,
    lead(from_on) OVER (PARTITION BY summed.place_id, summed.kind ORDER BY from_on) AS until_on,
    first_claim IS NOT NULL AS active,
    headline.target_year,
    headline.status,
    headline.scope,
    headline.claim_id,
    headline.source_id,
    since,
    since_precision,
    coalesce(sources, 0) AS sources,
    first_claim IS NOT NULL AND (
        (summed.place_id, summed.kind, from_on) IN (SELECT (place_id, kind, from_on) FROM opposed)
        OR coalesce(checked_on >= stood_from, FALSE)
    ) AS disagree,
    checked_on IS NOT NULL AS checked_none,
    ended_on
FROM summed
LEFT JOIN claim AS headline ON headline.precedence = first_claim
ORDER BY spell_id;

INSERT INTO opposition BY NAME SELECT * FROM opposed ORDER BY ALL;
DROP TABLE opposed;
DROP TABLE said;
