-- The state of every (place, kind) on a day, and the claims that disagree.
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
CREATE MACRO claims_asof(day) AS TABLE
WITH ended AS (
    SELECT place_id, kind, max(stands_from) AS ended_on
    FROM claim
    WHERE event IN ('revoked', 'lapsed') AND place_id IS NOT NULL AND stands_from <= day
    GROUP BY place_id, kind
)
SELECT
    claim.*, ended_on,
    event NOT IN ('revoked', 'lapsed', 'none_found') AND (ended_on IS NULL OR stands_from > ended_on)
        AND NOT (kind = 'neutrality' AND scope = 'sector') AS is_made
FROM claim
LEFT JOIN ended USING (place_id, kind)
WHERE place_id IS NOT NULL AND stands_from <= day;

-- The claims of topics with more than one answer on a day.
CREATE MACRO opposed_asof(day) AS TABLE
WITH voice AS (
    SELECT
        topic, place_id, kind,
        arg_max(claim_id, (stands_from, -precedence)) AS claim_id,
        arg_max(figure_of(kind, target_year, value_pct), (stands_from, -precedence)) AS figure
    FROM claims_asof(day)
    WHERE is_made AND topic IS NOT NULL
    GROUP BY topic, place_id, kind, CASE WHEN kind = 'peak' THEN claim_id ELSE source_id END
)
SELECT topic, place_id, kind, claim_id
FROM voice
QUALIFY min(figure) OVER (PARTITION BY topic) <> max(figure) OVER (PARTITION BY topic);

CREATE MACRO state_asof(day) AS TABLE
WITH summed AS (
    SELECT
        place_id, kind,
        min(precedence) FILTER (is_made) AS first_claim,
        min(stands_from) FILTER (is_made) AS stood_from,
        min(event_on) FILTER (is_made) AS since,
        arg_min(event_precision, (event_on, event_precision)) FILTER (is_made AND event_on IS NOT NULL) AS since_precision,
        bit_count(bit_or(source_bit) FILTER (is_made)) AS sources,
        max(stands_from) FILTER (event = 'none_found') AS checked_on,
        max(ended_on) AS ended_on
    FROM claims_asof(day)
    GROUP BY place_id, kind
),
opposed AS (
    SELECT DISTINCT place_id, kind FROM opposed_asof(day)
)
SELECT
    summed.place_id,
    summed.kind,
    first_claim IS NOT NULL AS active,
    headline.target_year,
    headline.status,
    headline.scope,
    headline.claim_id,
    headline.source_id,
    since,
    since_precision,
    coalesce(sources, 0)::BIGINT AS sources,
    first_claim IS NOT NULL AND (opposed.place_id IS NOT NULL OR coalesce(checked_on >= stood_from, FALSE)) AS disagree,
    checked_on IS NOT NULL AS checked_none,
    ended_on
FROM summed
LEFT JOIN claim AS headline ON headline.precedence = first_claim
LEFT JOIN opposed ON opposed.place_id = summed.place_id AND opposed.kind = summed.kind;

-- Which step of the published rule sets one claim before another: a rank's name, newest, or breadth (of equals the
-- wider scope, the wider energy, the later year).
CREATE MACRO rule_step(rank, stands_from, other_rank, other_stands_from) AS CASE
    WHEN rank <> other_rank THEN ['law', 'policy', 'register', 'self_report', 'third_party'][least(rank, other_rank)]
    WHEN stands_from <> other_stands_from THEN 'newest'
    ELSE 'breadth'
END;

-- Every claim that stands against another on a day: what is disputed (a year, a percent, or whether there is a promise
-- at all), and by which step the headline of the place and kind goes before it.
CREATE MACRO disagreements_asof(day) AS TABLE
WITH disputed AS (
    SELECT place_id, kind, claim_id AS headline_id
    FROM state_asof(day)
    WHERE disagree
),
rival AS (
    SELECT topic, claim_id, CASE WHEN has_several_targets(kind) THEN 'percent' ELSE 'year' END AS about
    FROM opposed_asof(day)
    UNION ALL
    SELECT place_id || ' ' || kind, claim_id, 'promise'
    FROM (
        SELECT place_id, kind, claim_id, event, headline_id, is_made, stands_from,
               min(stands_from) FILTER (is_made) OVER one AS stood_from,
               max(stands_from) FILTER (event = 'none_found') OVER one AS checked_on
        FROM claims_asof(day) JOIN disputed USING (place_id, kind)
        WINDOW one AS (PARTITION BY place_id, kind)
    )
    WHERE checked_on >= stood_from AND (claim_id = headline_id OR (event = 'none_found' AND stands_from >= stood_from))
)
SELECT
    claim.place_id, claim.kind, claim.scope, claim.energy, rival.about, rival.topic, claim.claim_id,
    claim.precedence,
    claim.claim_id = headline.claim_id AS is_headline,
    CASE
        WHEN claim.claim_id = headline.claim_id THEN NULL
        WHEN claim.event = 'none_found' THEN 'promise'
        ELSE rule_step(headline.rank, headline.stands_from, claim.rank, claim.stands_from)
    END AS step
FROM rival
JOIN claim USING (claim_id)
JOIN disputed ON disputed.place_id = claim.place_id AND disputed.kind = claim.kind
JOIN claim AS headline ON headline.claim_id = headline_id;

-- A date as much of it as is known: 2019-05-02, 2019-05 or 2019.
CREATE MACRO known_date(day, known) AS
    left(day::VARCHAR, CASE known WHEN 'day' THEN 10 WHEN 'month' THEN 7 ELSE 4 END);
