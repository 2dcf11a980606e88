-- The people of a list of places nation by nation, each counted once:
-- bounds, and how many places they rest on; places of no nation are left out.
FROM people_by_country_of($place_ids::VARCHAR[])
WHERE country IS NOT NULL
ORDER BY country;
