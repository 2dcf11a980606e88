-- The places shown: one row a place with at least one promise that passes the filters on the day.
-- Lists hold one text a promise, in order of kind; an empty text is a year or day no source states.
WITH shown AS (
    SELECT state.*, mark.mark_id
    FROM state_asof($day) AS state
    JOIN mark USING (place_id, kind)
    WHERE active
      AND ($kinds IS NULL OR list_contains($kinds, kind::VARCHAR))
      AND ($statuses IS NULL OR list_contains($statuses, coalesce(status::VARCHAR, 'not_stated')))
      AND ($year_from IS NULL OR target_year >= $year_from)
      AND ($year_to IS NULL OR target_year <= $year_to)
),
promises AS (
    SELECT
        place_id,
        list(kind::VARCHAR ORDER BY kind) AS kinds,
        list(coalesce(target_year::VARCHAR, '') ORDER BY kind) AS target_years,
        list(coalesce(status::VARCHAR, 'not_stated') ORDER BY kind) AS statuses,
        list(coalesce(known_date(since, since_precision::VARCHAR), '') ORDER BY kind) AS since,
        list(source_id ORDER BY kind) AS source_ids,
        list(claim_id ORDER BY kind) AS claim_ids,
        list(mark_id ORDER BY kind) AS mark_ids,
        bool_or(disagree) AS disagree
    FROM shown
    GROUP BY place_id
)
SELECT
    place.place_id,
    place.name,
    place.name_zh,
    place.level::VARCHAR AS level,
    place.local_type,
    place.country,
    nation.name AS country_name,
    nation.name_zh AS country_name_zh,
    place.region_id,
    region.name AS region_name,
    region.name_zh AS region_name_zh,
    place.lat,
    place.lon,
    place."precision"::VARCHAR AS "precision",
    place.population,
    place.population_year,
    place.population_source,
    promises.kinds,
    promises.target_years,
    promises.statuses,
    promises.since,
    promises.source_ids,
    promises.claim_ids,
    promises.mark_ids,
    promises.disagree
FROM promises
JOIN place USING (place_id)
LEFT JOIN place AS nation ON nation.place_id = place.country
LEFT JOIN place AS region ON region.place_id = place.region_id
WHERE ($levels IS NULL OR list_contains($levels, place.level::VARCHAR))
  AND ($countries IS NULL OR list_contains($countries, place.country))
ORDER BY place.level, place.population DESC NULLS LAST, place.place_id;
