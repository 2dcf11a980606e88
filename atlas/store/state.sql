-- Questions of a day: what was claimed by then, what stood, and what disagreed. What a state is, spell.sql says.

-- Whether a claim is a promise that stands, after the newest end of its place and kind.
CREATE MACRO is_promise(event, kind, scope, stands_from, ended_on) AS
    event NOT IN ('revoked', 'lapsed', 'none_found') AND (ended_on IS NULL OR stands_from > ended_on)
    AND NOT (kind = 'neutrality' AND scope = 'sector');

-- Every claim made by a day.
CREATE MACRO claims_asof(day) AS TABLE
WITH ended AS (
    SELECT place_id, kind, max(stands_from) AS ended_on
    FROM claim
    WHERE event IN ('revoked', 'lapsed') AND place_id IS NOT NULL AND stands_from <= day
    GROUP BY place_id, kind
)
SELECT claim.*, ended_on, is_promise(event, kind, scope, stands_from, ended_on) AS is_made
FROM claim
LEFT JOIN ended USING (place_id, kind)
WHERE place_id IS NOT NULL AND stands_from <= day;

CREATE MACRO state_asof(day) AS TABLE
SELECT
    place_id, kind, active, target_year, status, scope, claim_id, source_id, since, since_precision, sources, disagree,
    checked_none, ended_on
FROM spell
WHERE from_on <= day AND (until_on IS NULL OR until_on > day);

-- Which step of the published rule sets one claim before another: a rank's name, newest, or breadth (of equals the
-- wider scope, the wider energy, the later year).
CREATE MACRO rule_step(rank, stands_from, other_rank, other_stands_from) AS CASE
    WHEN rank <> other_rank THEN ['law', 'policy', 'register', 'self_report', 'third_party'][least(rank, other_rank)]
    WHEN stands_from <> other_stands_from THEN 'newest'
    ELSE 'breadth'
END;

-- Every claim that stands against another on a day, of one place or (NULL) of all: what is disputed (a year, a percent,
-- or whether there is a promise at all), and by which step the headline of the place and kind goes before it.
CREATE MACRO rivals_asof(day, of_place) AS TABLE
WITH disputed AS (
    SELECT place_id, kind, from_on, ended_on, claim_id AS headline_id
    FROM spell
    WHERE disagree AND from_on <= day AND (until_on IS NULL OR until_on > day)
      AND (of_place IS NULL OR place_id = of_place)
),
said AS MATERIALIZED (
    SELECT
        claim_id, place_id, kind, scope, energy, event, rank, stands_from, precedence, from_on,
        claim_id = headline_id AS is_headline,
        is_promise(event, kind, scope, stands_from, ended_on) AS is_made,
        min(stands_from) FILTER (is_made) OVER one AS stood_from,
        max(stands_from) FILTER (event = 'none_found') OVER one AS checked_on,
        max(rank) FILTER (is_headline) OVER one AS headline_rank,
        max(stands_from) FILTER (is_headline) OVER one AS headline_stands_from
    FROM claim
    JOIN disputed USING (place_id, kind)
    WHERE stands_from <= day AND (of_place IS NULL OR place_id = of_place)
    WINDOW one AS (PARTITION BY place_id, kind)
),
rival AS (
    SELECT said.*, CASE WHEN has_several_targets(kind) THEN 'percent' ELSE 'year' END AS about, topic
    FROM said
    JOIN opposition USING (place_id, kind, from_on, claim_id)
    UNION ALL
    SELECT *, 'promise', place_id || ' ' || kind
    FROM said
    WHERE checked_on >= stood_from AND (is_headline OR (event = 'none_found' AND stands_from >= stood_from))
)
SELECT
    place_id, kind, scope, energy, about, topic, claim_id, precedence, is_headline,
    CASE
        WHEN is_headline THEN NULL
        WHEN event = 'none_found' THEN 'promise'
        ELSE rule_step(headline_rank, headline_stands_from, rank, stands_from)
    END AS step
FROM rival;

CREATE MACRO disagreements_asof(day) AS TABLE FROM rivals_asof(day, NULL::VARCHAR);

-- A date as much of it as is known: 2019-05-02, 2019-05 or 2019.
CREATE MACRO known_date(day, known) AS
    left(day::VARCHAR, CASE known WHEN 'day' THEN 10 WHEN 'month' THEN 7 ELSE 4 END);
