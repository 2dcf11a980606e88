-- The people of a list of places nation by nation, each counted once:
-- bounds, and how many places they rest on; places of no nation are left out.
SELECT
    country, low, high, len(counted) AS counted, len(skipped) AS skipped, len(unknown) AS unknown,
    len(doubtful) AS doubtful
FROM population_by_country_of($place_ids::VARCHAR[])
WHERE country IS NOT NULL
ORDER BY country;
