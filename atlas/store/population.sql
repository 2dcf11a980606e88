-- The people living under commitments, each counted once, as an interval that holds if the stated populations do.
--
-- counted   a place with a commitment, in no other that has one
-- skipped   a place with a commitment, inside a counted one: its people are counted there
-- unknown   counted, and no source states its population
-- doubtful  counted, and it may lie inside or overlap another counted place: no link says
--
-- low   certain places sum up: each with its population, else with the known populations inside it, else 0.
--       Of doubtful places and those around them, the layer with the most people counts (all counties, or all towns):
--       places of one layer do not overlap, so the union is no smaller than any layer.
-- high  known populations sum up: a union is no larger than its parts. Unknown ones share what is left of the smallest
--       known place around them, once; where nothing known is around one there is no bound, and high is NULL. What a
--       nation has bounds what is in it; the members of a body of nations bound that body.
--
-- Populations of different years and sources can contradict each other; then high is raised to low, and both
-- stay within the nation.

-- The places given by a list; without one, those whose promise of a kind (NULL: of any) stands on a day.
CREATE MACRO given_places(wanted, wanted_day, place_ids) AS TABLE
SELECT place_people.*
FROM (
    SELECT unnest(place_ids) AS place_id
    UNION
    SELECT place_id
    FROM claims_asof(wanted_day)
    WHERE place_ids IS NULL AND is_made AND (wanted IS NULL OR kind::VARCHAR = wanted)
)
JOIN place_people USING (place_id);

-- The given places, each counted or skipped, with the widest given place it lies in.
CREATE MACRO nested_roles(wanted, wanted_day, place_ids) AS TABLE
WITH given AS MATERIALIZED (FROM given_places(wanted, wanted_day, place_ids)),
whole AS (
    SELECT child_id AS place_id, arg_min(ancestor_id, (layer, ancestor_id)) AS inside_id
    FROM place_above
    JOIN given ON given.place_id = ancestor_id
    WHERE child_id IN (SELECT place_id FROM given)
    GROUP BY child_id
),
counted AS (SELECT place_id FROM given WHERE place_id NOT IN (SELECT place_id FROM whole)),
doubt AS (SELECT child_id FROM place_doubt WHERE child_id IN (FROM counted) AND around_id IN (FROM counted))
SELECT
    place_id,
    country,
    CASE WHEN inside_id IS NULL THEN 'counted' ELSE 'skipped' END AS role,
    inside_id,
    population,
    inside_id IS NULL AND population IS NULL AS is_unknown,
    place_id IN (FROM doubt) AS is_doubtful
FROM given
LEFT JOIN whole USING (place_id)
ORDER BY place_id;

-- The given places nation by nation, each nation for itself. Bodies of several nations have a row without a country.
-- The lists of places cost more than their numbers (n_…): what a question does not take is not worked out.
CREATE MACRO nested_by_country(wanted, wanted_day, place_ids) AS TABLE
WITH given AS MATERIALIZED (FROM given_places(wanted, wanted_day, place_ids)),
-- Counted: in no other given place of its nation.
nested AS MATERIALIZED (
    SELECT *, place_id NOT IN (
        SELECT child_id FROM place_above WHERE ancestor_id IN (SELECT place_id FROM given WHERE layer > 0)
    ) AS is_top
    FROM given
),
top AS MATERIALIZED (FROM nested WHERE is_top AND layer > 0),
doubt AS MATERIALIZED (
    SELECT child_id, around_id
    FROM place_doubt
    WHERE child_id IN (SELECT place_id FROM top) AND around_id IN (SELECT place_id FROM top)
),
-- Low: certain places sum up; the tangled in groups, one a region, or one a nation where a region is not known.
tangled AS (SELECT child_id AS place_id FROM doubt UNION SELECT around_id FROM doubt),
grouped AS MATERIALIZED (
    SELECT place_id, country, CASE
        WHEN bool_and(region_id IS NOT NULL) OVER (PARTITION BY country) THEN region_id ELSE country
    END AS group_id
    FROM tangled JOIN top USING (place_id)
),
layered AS MATERIALIZED (
    SELECT country, group_id, place_id, layer, at_least
    FROM (
        SELECT country, group_id, place_id FROM grouped
        UNION
        SELECT country, group_id, child_id FROM grouped JOIN place_above ON ancestor_id = grouped.place_id
    )
    JOIN (SELECT place_id, layer, at_least FROM nested) USING (place_id)
),
-- Of two of one layer that overlap, the larger.
smaller AS (
    SELECT CASE WHEN (one.at_least, one.place_id) < (other.at_least, other.place_id)
                THEN one.place_id ELSE other.place_id END AS place_id
    FROM place_overlap
    JOIN layered AS one ON one.place_id = place_overlap.place_id
    JOIN layered AS other ON other.place_id = other_id
),
low AS (
    SELECT country, sum(people) AS people
    FROM (
        SELECT country, sum(at_least) AS people
        FROM top
        WHERE place_id NOT IN (SELECT place_id FROM grouped)
        GROUP BY country
        UNION ALL
        SELECT country, max(people)
        FROM (
            SELECT country, group_id, sum(at_least) AS people
            FROM layered
            WHERE place_id NOT IN (FROM smaller)
            GROUP BY country, group_id, layer
        )
        GROUP BY country, group_id
    )
    GROUP BY country
),
-- High: what is around a place of unknown population stands for all within it.
around AS MATERIALIZED (
    SELECT place_id, country, population, bounded_by
    FROM place_people
    WHERE place_id IN (SELECT bounded_by FROM top WHERE population IS NULL)
),
within AS MATERIALIZED (
    SELECT ancestor_id AS around_id, place_id, top.population
    FROM top
    JOIN place_above ON child_id = top.place_id
    WHERE ancestor_id IN (
        SELECT place_id FROM around WHERE bounded_by IS NULL OR bounded_by NOT IN (SELECT place_id FROM around)
    )
),
high AS (
    SELECT country, sum(people) AS people
    FROM (
        SELECT country, population AS people FROM top WHERE place_id NOT IN (SELECT place_id FROM within)
        UNION ALL
        SELECT any_value(country), greatest(any_value(around.population), sum(within.population))
        FROM within JOIN around ON around.place_id = around_id
        GROUP BY around_id
    )
    GROUP BY country
),
listed AS (
    SELECT
        country,
        list(place_id ORDER BY place_id) FILTER (is_top) AS counted,
        list(place_id ORDER BY place_id) FILTER (NOT is_top) AS skipped,
        list(place_id ORDER BY place_id) FILTER (is_top AND population IS NULL) AS unknown,
        list(place_id ORDER BY place_id) FILTER (place_id IN (SELECT child_id FROM doubt)) AS doubtful,
        list(place_id) FILTER (is_top AND layer = 0) AS bodies,
        count(*) FILTER (is_top) AS n_counted,
        count(*) FILTER (NOT is_top) AS n_skipped,
        count(*) FILTER (is_top AND population IS NULL) AS n_unknown,
        count(*) FILTER (place_id IN (SELECT child_id FROM doubt)) AS n_doubtful,
        bool_and(population IS NOT NULL OR bounded_by IS NOT NULL) FILTER (is_top) AS is_bounded,
        -- Nobody knows whether bodies of nations overlap: the largest counts.
        max(at_least) FILTER (layer = 0) AS body_low,
        CASE WHEN bool_and(at_most IS NOT NULL) THEN sum(at_most) END AS body_high
    FROM nested
    GROUP BY country
),
bounds AS (
    SELECT
        listed.*,
        coalesce(body_low, low.people, 0) AS low,
        CASE WHEN country IS NULL THEN body_high WHEN is_bounded THEN coalesce(high.people, 0) END AS high
    FROM listed
    LEFT JOIN low USING (country)
    LEFT JOIN high USING (country)
)
SELECT
    bounds.country,
    least(low, nation.population)::BIGINT AS low,
    CASE WHEN high IS NOT NULL THEN least(greatest(low, high), nation.population) END::BIGINT AS high,
    coalesce(counted, []) AS counted,
    coalesce(skipped, []) AS skipped,
    coalesce(unknown, []) AS unknown,
    coalesce(doubtful, []) AS doubtful,
    bodies, n_counted, n_skipped, n_unknown, n_doubtful
FROM bounds
LEFT JOIN place_people AS nation ON nation.place_id = bounds.country
ORDER BY bounds.country;

-- The people of all given places together: one row. A nation linked to a given body of nations is counted with it;
-- of a body without any link nobody knows which nations are in it.
CREATE MACRO nested_total(wanted, wanted_day, place_ids) AS TABLE
WITH nation AS MATERIALIZED (FROM nested_by_country(wanted, wanted_day, place_ids)),
inside AS MATERIALIZED (
    SELECT child_id AS country, ancestor_id AS body_id
    FROM place_above
    WHERE ancestor_id IN (SELECT unnest(bodies) FROM nation)
),
placed AS (
    SELECT *, country IS NULL AS is_body, coalesce(country IN (SELECT country FROM inside), FALSE) AS is_inside
    FROM nation
),
total AS (
    SELECT
        coalesce(sum(low) FILTER (NOT is_body), 0) AS nations,
        coalesce(sum(low) FILTER (NOT is_body AND NOT is_inside), 0) AS apart,
        coalesce(sum(low) FILTER (is_body), 0) AS bodies,
        coalesce(sum(n_counted) FILTER (is_body), 0) = (SELECT count(DISTINCT body_id) FROM inside) AS are_linked,
        coalesce(sum(high) FILTER (NOT is_inside), 0) AS high,
        count(*) FILTER (high IS NULL AND NOT is_inside) AS unbounded,
        coalesce(flatten(list(counted) FILTER (NOT is_inside)), []) AS counted,
        coalesce(flatten(list(skipped)), []) || coalesce(flatten(list(counted) FILTER (is_inside)), []) AS skipped,
        coalesce(flatten(list(unknown) FILTER (NOT is_inside)), []) AS unknown,
        coalesce(flatten(list(doubtful) FILTER (NOT is_inside)), []) AS doubtful,
        coalesce(sum(n_counted) FILTER (NOT is_inside), 0) AS n_counted,
        coalesce(sum(n_skipped), 0) + coalesce(sum(n_counted) FILTER (is_inside), 0) AS n_skipped,
        coalesce(sum(n_unknown) FILTER (NOT is_inside), 0) AS n_unknown,
        coalesce(sum(n_doubtful) FILTER (NOT is_inside), 0) AS n_doubtful
    FROM placed
)
SELECT
    greatest(nations, bodies + CASE WHEN are_linked THEN apart ELSE 0 END)::BIGINT AS low,
    CASE WHEN unbounded = 0 THEN greatest(nations, bodies, high) END::BIGINT AS high,
    list_sort(counted) AS counted,
    list_sort(skipped) AS skipped,
    list_sort(unknown) AS unknown,
    list_sort(doubtful) AS doubtful,
    n_counted, n_skipped, n_unknown, n_doubtful
FROM total;

-- The people living under a commitment of a kind on a day, one row; of any kind where of_kind is NULL.
CREATE MACRO population_under(of_kind, on_day) AS TABLE
SELECT low, high, counted, skipped, unknown, doubtful FROM nested_total(of_kind, on_day, NULL::VARCHAR[]);

-- The same nation by nation.
CREATE MACRO population_by_country(of_kind, on_day) AS TABLE
SELECT country, low, high, counted, skipped, unknown, doubtful
FROM nested_by_country(of_kind, on_day, NULL::VARCHAR[]);

-- The same place by place.
CREATE MACRO population_places(of_kind, on_day) AS TABLE FROM nested_roles(of_kind, on_day, NULL::VARCHAR[]);

-- The people of any list of places, such as the members of a network.
CREATE MACRO population_of(place_ids) AS TABLE
SELECT low, high, counted, skipped, unknown, doubtful FROM nested_total(NULL::VARCHAR, NULL::DATE, place_ids);
CREATE MACRO population_by_country_of(place_ids) AS TABLE
SELECT country, low, high, counted, skipped, unknown, doubtful
FROM nested_by_country(NULL::VARCHAR, NULL::DATE, place_ids);
CREATE MACRO population_places_of(place_ids) AS TABLE FROM nested_roles(NULL::VARCHAR, NULL::DATE, place_ids);

-- The same with the number of places in place of the places.
CREATE MACRO people_of(place_ids) AS TABLE
SELECT
    low, high, n_counted::BIGINT AS counted, n_skipped::BIGINT AS skipped, n_unknown::BIGINT AS unknown,
    n_doubtful::BIGINT AS doubtful
FROM nested_total(NULL::VARCHAR, NULL::DATE, place_ids);
CREATE MACRO people_by_country_of(place_ids) AS TABLE
SELECT country, low, high, n_counted AS counted, n_skipped AS skipped, n_unknown AS unknown, n_doubtful AS doubtful
FROM nested_by_country(NULL::VARCHAR, NULL::DATE, place_ids);
