-- What lies in what, worked out once: all that is above a place, what may be above it, and the people it holds.

-- Above a place are its region, its nation, what it is linked to, and what is above those.
-- A place replaced by one other alone lies in that one; a place split among several lies in none of them.
INSERT INTO place_above
WITH RECURSIVE
heir AS (
    SELECT child_id, min(parent_id) AS parent_id
    FROM place_link
    WHERE relation = 'successor'
    GROUP BY child_id
    HAVING count(*) = 1
),
direct AS (
    SELECT child_id, parent_id AS ancestor_id FROM place_link WHERE relation IN ('admin', 'agglomeration')
    UNION SELECT child_id, parent_id FROM heir
    UNION SELECT place_id, region_id FROM place WHERE region_id IS NOT NULL
    UNION SELECT place_id, country FROM place WHERE country <> place_id
),
above AS (
    SELECT child_id, ancestor_id FROM direct
    UNION
    SELECT above.child_id, direct.ancestor_id FROM above JOIN direct ON direct.child_id = above.ancestor_id
)
SELECT child_id, ancestor_id
FROM above
WHERE child_id <> ancestor_id AND ancestor_id IN (SELECT place_id FROM place)
ORDER BY child_id, ancestor_id;

-- Two places of one layer do not overlap, unless a link or a common part says so; this is what sums rest on.
-- A region whose own region is not known is of the first level. A local government lies in no other local one without a
-- link, but in the United Kingdom: there the councils of a type stand in an official list, and parishes lie in them.
INSERT INTO place_people
WITH layered AS (
    SELECT place_id, country, population, CASE
        WHEN place.level = 'supranational' THEN 0
        WHEN place.level = 'national' THEN 1
        WHEN place_id IN (SELECT parent_id FROM place_link WHERE relation = 'agglomeration')
            OR local_type IN ('combined authority', 'métropole') OR local_type LIKE 'communauté %' THEN 3
        WHEN place.level = 'regional' AND place_id NOT IN (
            SELECT child_id FROM place_above JOIN place AS region ON region.place_id = ancestor_id
            WHERE region.level = 'regional'
        ) THEN 2
        WHEN place.level = 'regional' THEN 4
        WHEN country = 'GBR' AND local_type IS NOT NULL THEN 5
        ELSE 6
    END AS layer
    FROM place
),
-- A place inside another of its layer adds nothing to that layer's sum.
twofold AS (
    SELECT child_id AS place_id
    FROM place_above
    JOIN layered AS part ON part.place_id = child_id
    JOIN layered AS whole ON whole.place_id = ancestor_id
    WHERE part.layer = whole.layer AND whole.population IS NOT NULL
),
inside AS (
    SELECT ancestor_id, layer, sum(population) AS people
    FROM place_above
    JOIN layered ON layered.place_id = child_id
    WHERE child_id NOT IN (FROM twofold)
    GROUP BY ancestor_id, layer
),
held AS (SELECT ancestor_id AS place_id, max(people) AS people FROM inside GROUP BY ancestor_id),
around AS (
    SELECT child_id AS place_id, arg_min(ancestor_id, (population, ancestor_id)) AS bounded_by
    FROM place_above
    JOIN layered ON layered.place_id = ancestor_id
    WHERE population IS NOT NULL
    GROUP BY child_id
),
region AS (
    SELECT child_id AS place_id, min(ancestor_id) AS region_id
    FROM place_above
    JOIN layered ON layered.place_id = ancestor_id
    WHERE layer = 2
    GROUP BY child_id
    HAVING count(*) = 1
)
SELECT
    place_id,
    country,
    layer,
    CASE WHEN layer = 2 THEN place_id ELSE region_id END AS region_id,
    population,
    coalesce(population, people, 0) AS at_least,
    -- The members of a body of nations are all linked to it, or none.
    CASE WHEN layer = 0 AND population IS NULL AND place_id NOT IN (
        SELECT ancestor_id FROM place_above JOIN layered AS nation ON nation.place_id = child_id
        WHERE nation.layer = 1 AND nation.population IS NULL
    ) THEN people ELSE population END AS at_most,
    bounded_by
FROM layered
LEFT JOIN held USING (place_id)
LEFT JOIN around USING (place_id)
LEFT JOIN region USING (place_id)
ORDER BY place_id;

-- A place may lie inside one of a wider layer of its nation where nothing speaks against it. These do: it lies in
-- another of that layer; it lies in something apart from that one; it has more people (no proof for an agglomeration,
-- which may hold a part of a county). And the counties and councils of the United Kingdom stand in a list that says
-- what they lie in, so neither they nor what is inside them lie in another county or combined authority.
CREATE MACRO may_lie_inside(wider) AS TABLE
WITH place_layer AS (
    SELECT place_id, country, population, layer, layer IN (4, 5) AND country = 'GBR' AS is_listed
    FROM place_people
),
listed AS (
    SELECT place_id FROM place_layer WHERE is_listed
    UNION SELECT child_id FROM place_above JOIN place_layer ON place_id = ancestor_id WHERE is_listed
),
pair AS (
    SELECT part.place_id AS child_id, whole.place_id AS around_id
    FROM place_layer AS whole
    JOIN place_layer AS part ON part.country = whole.country AND part.layer > whole.layer
    WHERE whole.layer = wider
      AND (
          coalesce(part.population <= whole.population, TRUE)
          OR part.layer = 3 OR (whole.layer = 3 AND part.layer = 4)
      )
      AND NOT (wider IN (3, 4) AND part.place_id IN (FROM listed))
      AND part.place_id NOT IN (
          SELECT child_id FROM place_above JOIN place_people ON place_id = ancestor_id WHERE layer = wider
      )
),
apart AS (
    SELECT DISTINCT pair.child_id, pair.around_id
    FROM pair
    JOIN place_above AS up ON up.child_id = pair.child_id
    JOIN place_people ON place_people.place_id = up.ancestor_id AND layer BETWEEN 2 AND wider - 1
    LEFT JOIN place_above AS known ON known.child_id = pair.around_id AND known.ancestor_id = up.ancestor_id
    LEFT JOIN place_doubt AS doubt ON doubt.child_id = pair.around_id AND doubt.around_id = up.ancestor_id
    WHERE known.child_id IS NULL AND doubt.child_id IS NULL
)
SELECT child_id, around_id FROM pair
EXCEPT SELECT child_id, around_id FROM apart
EXCEPT SELECT ancestor_id, child_id FROM place_above;

INSERT INTO place_doubt FROM may_lie_inside(2);
INSERT INTO place_doubt FROM may_lie_inside(3);
INSERT INTO place_doubt FROM may_lie_inside(4);
INSERT INTO place_doubt FROM may_lie_inside(5);
DROP MACRO TABLE may_lie_inside;

-- Two places with a common part, neither inside the other, overlap: an agglomeration and a county, say.
INSERT INTO place_doubt
SELECT DISTINCT one.ancestor_id, other.ancestor_id
FROM place_above AS one
JOIN place_above AS other USING (child_id)
JOIN place_people AS part ON part.place_id = one.ancestor_id
JOIN place_people AS whole ON whole.place_id = other.ancestor_id
WHERE part.layer > 1 AND whole.layer > 1 AND (part.layer, one.ancestor_id) > (whole.layer, other.ancestor_id)
  AND NOT EXISTS (FROM place_above AS up WHERE up.child_id = one.ancestor_id AND up.ancestor_id = other.ancestor_id)
  AND NOT EXISTS (FROM place_above AS up WHERE up.child_id = other.ancestor_id AND up.ancestor_id = one.ancestor_id)
ON CONFLICT DO NOTHING;

-- Places of one layer that overlap all the same.
INSERT INTO place_overlap
SELECT one.place_id, other.place_id
FROM (SELECT child_id, ancestor_id FROM place_above UNION SELECT child_id, around_id FROM place_doubt)
JOIN place_people AS one ON one.place_id = child_id
JOIN place_people AS other ON other.place_id = ancestor_id AND other.layer = one.layer;
