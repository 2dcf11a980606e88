-- Claims by kind, and those whose place is not found.
SELECT kind::VARCHAR AS kind, count(*) AS claims, count(*) FILTER (place_id IS NULL) AS without_place
FROM claim
GROUP BY kind
ORDER BY claim.kind;
