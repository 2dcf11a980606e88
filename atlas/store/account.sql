-- Every published total beside what the register holds on the day it speaks for, and the difference in parts.
--
-- account_question says how each is asked: the place must promise one of the kinds, belong to the network and be
-- designated in the programme, each where one is named; level and nation are those of the published total.

CREATE TEMP TABLE asked AS
WITH dated AS (
    SELECT *, CASE length(as_of)
        WHEN 4 THEN make_date(as_of::INTEGER, 1, 1) WHEN 7 THEN (as_of || '-01')::DATE ELSE as_of::DATE
    END AS first_day
    FROM published_total
)
SELECT
    fact_id, query, value, first_day,
    surely_by(first_day, CASE length(as_of) WHEN 4 THEN 'year' WHEN 7 THEN 'month' ELSE 'day' END, first_day) AS day,
    coalesce(note LIKE 'more than%', FALSE) AS is_floor,
    list_filter(
        ['supranational', 'national', 'regional', 'local'], lambda one: level = 'all' OR contains(level, one)
    ) AS levels,
    CASE WHEN dated.scope <> 'world' THEN coalesce(nation.place_id, '') END AS country,
    string_split(kinds, ' ') AS kinds, network_id, programme_id, until_year::SMALLINT AS until_year, named,
    string_split(joining_networks, ' ') AS joining_networks, own_source
FROM dated
JOIN account_question USING (fact_id)
LEFT JOIN (SELECT place_id, name FROM place WHERE level = 'national') AS nation ON nation.name = dated.scope;

CREATE TEMP TABLE latest AS SELECT max(as_of) AS day FROM source WHERE role = 'commitments';

-- Which places meet which condition, on the question's day or, undated, only on a later one.
CREATE TEMP TABLE met AS
SELECT fact_id, place_id, 'kind' AS condition, FALSE AS is_later
FROM asked, LATERAL (FROM state_asof(asked.day)) AS state
WHERE state.active AND list_contains(kinds, state.kind::VARCHAR) AND coalesce(target_year <= until_year, until_year IS NULL)
UNION
SELECT fact_id, place_id, 'kind', TRUE
FROM asked, state_asof((SELECT day FROM latest)) AS state
WHERE state.active AND state.since IS NULL AND asked.day < (SELECT day FROM latest)
  AND list_contains(kinds, state.kind::VARCHAR) AND coalesce(target_year <= until_year, until_year IS NULL)
UNION
SELECT fact_id, place_id, 'network', membership.stands_from > asked.day
FROM asked JOIN membership USING (network_id)
WHERE (membership.stands_from <= asked.day OR joined_on IS NULL)
  AND (query <> 'members_joined_that_year' OR year(joined_on) = year(asked.day))
UNION
SELECT fact_id, place_id, 'programme', FALSE
FROM asked, LATERAL (FROM claims_asof(asked.day)) AS claim
WHERE claim.is_made AND claim.programme_id = asked.programme_id
  AND (named IS NULL OR regexp_matches(claim.reported_name, named));

CREATE TEMP TABLE answer AS
WITH whole AS (
    SELECT fact_id, place_id, bool_or(is_later) AS is_later
    FROM (SELECT fact_id, place_id, condition, bool_and(is_later) AS is_later FROM met GROUP BY ALL)
    JOIN asked USING (fact_id)
    GROUP BY fact_id, place_id, kinds, network_id, programme_id
    HAVING count(*) = (kinds IS NOT NULL)::INTEGER + (network_id IS NOT NULL)::INTEGER + (programme_id IS NOT NULL)::INTEGER
)
SELECT fact_id, place_id, place.country, is_later
FROM whole
JOIN asked USING (fact_id)
JOIN place USING (place_id)
WHERE list_contains(levels, place.level::VARCHAR) AND (asked.country IS NULL OR asked.country = place.country);

-- Governments of which a source says the same, and whose place is not found; of a level no source states, they may count.
CREATE TEMP TABLE lost AS
SELECT DISTINCT fact_id, unresolved.country, said.reported_name
FROM (
    SELECT fact_id, source_id, source_row, reported_name
    FROM asked JOIN claim ON claim.place_id IS NULL AND claim.stands_from <= asked.day
    WHERE list_contains(coalesce(kinds, ['pilot']), claim.kind::VARCHAR)
      AND (kinds IS NOT NULL OR claim.programme_id = asked.programme_id)
      AND coalesce(target_year <= until_year, until_year IS NULL) AND (named IS NULL OR regexp_matches(reported_name, named))
      AND event NOT IN ('revoked', 'lapsed', 'none_found')
      AND NOT EXISTS (
          FROM claim AS over
          WHERE over.source_id = claim.source_id AND over.source_row = claim.source_row AND over.kind = claim.kind
            AND over.event IN ('revoked', 'lapsed') AND over.stands_from <= asked.day
      )
    UNION ALL
    SELECT fact_id, source_id, source_row, reported_name
    FROM asked JOIN membership USING (network_id)
    WHERE membership.place_id IS NULL AND membership.stands_from <= asked.day
      AND (query <> 'members_joined_that_year' OR year(joined_on) = year(asked.day))
) AS said
JOIN asked USING (fact_id)
JOIN unresolved USING (source_id, source_row, reported_name)
WHERE coalesce(list_contains(levels, unresolved.level::VARCHAR), TRUE)
  AND (asked.country IS NULL OR asked.country = unresolved.country);

INSERT INTO account BY NAME
WITH held AS (
    SELECT fact_id, count(place_id) AS places, count(DISTINCT place.country) AS nations, sum(place.population) AS people
    FROM asked
    LEFT JOIN (SELECT fact_id, place_id FROM answer WHERE NOT is_later) USING (fact_id)
    LEFT JOIN place USING (place_id)
    GROUP BY fact_id
),
without AS (SELECT fact_id, count(*) AS governments FROM lost GROUP BY fact_id),
undated AS (SELECT fact_id, count(*) AS undated_places FROM answer WHERE is_later GROUP BY fact_id),
counted AS (
    SELECT
        fact_id, day AS as_of, query, value,
        CASE query
            WHEN 'not_held' THEN NULL WHEN 'nations_promising' THEN nations WHEN 'people_under' THEN people.low ELSE places
        END AS held_low,
        CASE query
            WHEN 'not_held' THEN NULL WHEN 'nations_promising' THEN nations WHEN 'people_under' THEN people.high ELSE places
        END AS held_high,
        CASE WHEN query <> 'not_held' THEN coalesce(governments, 0) END AS held_without_place,
        CASE WHEN query <> 'not_held' THEN coalesce(undated_places, 0) END AS held_undated,
        format('{:,}', coalesce(held.people, 0)::BIGINT) AS plain_sum
    FROM asked
    JOIN held USING (fact_id)
    LEFT JOIN without USING (fact_id)
    LEFT JOIN undated USING (fact_id)
    LEFT JOIN population_under('climate_emergency', DATE '2020-07-31') AS people
        ON query = 'people_under' AND kinds = ['climate_emergency'] AND day = DATE '2020-07-31'
)
SELECT
    fact_id, as_of, query, held_low, held_high, held_without_place, held_undated,
    CASE
        WHEN value < held_low THEN value - held_low
        WHEN value > held_high THEN value - held_high
        WHEN held_low IS NOT NULL THEN 0
    END AS difference,
    replace(reason_en, '{plain_sum}', plain_sum) AS reason_en, replace(reason_zh, '{plain_sum}', plain_sum) AS reason_zh
FROM counted
JOIN account_reason USING (fact_id)
ORDER BY fact_id;

-- Places of a network whose members all promise what is asked, and of which no dated promise is held.
CREATE TEMP TABLE joined AS
SELECT DISTINCT fact_id, place_id
FROM asked
JOIN membership ON list_contains(joining_networks, membership.network_id) AND stands_from <= asked.day
JOIN place USING (place_id)
WHERE list_contains(levels, place.level::VARCHAR) AND (asked.country IS NULL OR asked.country = place.country)
EXCEPT
SELECT fact_id, place_id FROM answer WHERE NOT is_later;

-- What is known of the difference. A part is counted for itself, never cut to fit: what is left is said to be unexplained,
-- also where undated promises could fill it, since nobody knows which of them were counted.
CREATE TEMP TABLE part AS
WITH gap AS (SELECT asked.*, difference, held_without_place FROM asked JOIN account USING (fact_id)),
own_row AS (
    SELECT fact_id, claim.place_id, claim.source_row
    FROM gap, LATERAL (FROM claims_asof(gap.day)) AS claim
    WHERE claim.is_made AND claim.source_id = own_source AND list_contains(kinds, claim.kind::VARCHAR)
),
territory_held AS (
    SELECT fact_id, count(DISTINCT answer.country) AS territories
    FROM answer JOIN asked USING (fact_id) JOIN territory ON territory = answer.country
    WHERE NOT is_later AND query = 'nations_promising'
    GROUP BY fact_id
)
SELECT fact_id, 'without_place' AS part, held_without_place AS amount
FROM gap WHERE query IN ('places_promising', 'members', 'members_joined_that_year', 'pilots', 'pilots_promising')
UNION ALL
SELECT fact_id, 'aggregate', sum(regexp_extract(reported_name, '(\d+) [Cc]ouncils', 1)::BIGINT)
FROM gap JOIN unresolved ON source_id = own_source
WHERE query = 'places_promising' AND reason = 'aggregate' AND regexp_matches(reported_name, '\d+ [Cc]ouncils')
  AND NOT starts_with(reported_name, 'As below')
GROUP BY fact_id
UNION ALL
SELECT fact_id, 'shared_place', count(*) - count(DISTINCT place_id)
FROM own_row JOIN asked USING (fact_id) WHERE query = 'places_promising' GROUP BY fact_id
UNION ALL
SELECT fact_id, 'other_source', -count(*)
FROM answer JOIN asked USING (fact_id)
WHERE query = 'places_promising' AND own_source IS NOT NULL AND NOT is_later
  AND (fact_id, place_id) NOT IN (SELECT (fact_id, place_id) FROM own_row)
GROUP BY fact_id
UNION ALL
SELECT fact_id, 'territory', -territories FROM territory_held
UNION ALL
SELECT fact_id, 'nation_without_place', count(DISTINCT lost.country)
FROM lost JOIN asked USING (fact_id)
WHERE query = 'nations_promising' AND (fact_id, lost.country) NOT IN (SELECT (fact_id, country) FROM answer WHERE NOT is_later AND country IS NOT NULL)
GROUP BY fact_id
UNION ALL
SELECT fact_id, 'members_only', count(*) FROM joined GROUP BY fact_id
UNION ALL
SELECT fact_id, 'joined_within_period', -count(DISTINCT place_id)
FROM gap JOIN membership USING (network_id) JOIN answer USING (fact_id, place_id)
WHERE query = 'members' AND difference < 0 AND membership.stands_from BETWEEN first_day AND day AND first_day < day
  AND joined_on IS NOT NULL
GROUP BY fact_id;

INSERT INTO account_part BY NAME
WITH known AS (SELECT fact_id, sum(amount) AS amount FROM part GROUP BY fact_id),
rest AS (
    SELECT asked.*, difference - coalesce(known.amount, 0) AS left_over
    FROM account
    JOIN asked USING (fact_id)
    LEFT JOIN known USING (fact_id)
    WHERE held_low IS NOT NULL
),
-- Headings that part one whole by name, and hold the same in all: what one lacks stands under another.
weighed AS (
    SELECT
        fact_id, left_over, is_floor,
        named IS NOT NULL AND sum(left_over) OVER (PARTITION BY query, programme_id, day, named IS NOT NULL) = 0 AS is_heading
    FROM rest
),
parted AS (
    SELECT fact_id, part, amount FROM part
    UNION ALL
    SELECT
        fact_id,
        CASE WHEN is_heading THEN 'otherwise_classed' WHEN is_floor AND left_over < 0 THEN 'more_than' ELSE 'unexplained' END,
        left_over
    FROM weighed
)
SELECT
    fact_id, part, amount,
    replace(note_en, '{amount}', format('{:,}', abs(amount)::BIGINT)) AS note_en,
    replace(note_zh, '{amount}', format('{:,}', abs(amount)::BIGINT)) AS note_zh
FROM parted
LEFT JOIN account_part_note USING (part)
WHERE amount <> 0
ORDER BY fact_id, account_part_note.position::INTEGER;

DROP TABLE asked;
DROP TABLE latest;
DROP TABLE met;
DROP TABLE answer;
DROP TABLE lost;
DROP TABLE joined;
DROP TABLE part;
