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

-- The claims of topics with more than one answer on a day.
CREATE MACRO opposed_asof(day) AS TABLE
SELECT topic, place_id, kind, opposition.claim_id
FROM opposition
JOIN spell USING (place_id, kind, from_on)
WHERE from_on <= day AND (until_on IS NULL OR until_on > day);

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
