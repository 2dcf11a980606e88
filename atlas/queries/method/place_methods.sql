-- How the places of claims and memberships were found, with the confidence given; a NULL method is of no place.
SELECT
    place_method AS method,
    count(*) FILTER (what = 'claim') AS claims,
    count(*) FILTER (what = 'membership') AS memberships,
    min(place_confidence) AS lowest,
    avg(place_confidence) AS mean
FROM (
    SELECT 'claim' AS what, place_method, place_confidence FROM claim
    UNION ALL
    SELECT 'membership', place_method, place_confidence FROM membership
)
GROUP BY place_method
ORDER BY count(*) DESC, method;
