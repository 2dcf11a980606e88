-- The people of a list of places, each counted once: bounds, and how many places they rest on.
SELECT
    low, high, len(counted) AS counted, len(skipped) AS skipped, len(unknown) AS unknown, len(doubtful) AS doubtful
FROM population_of($place_ids::VARCHAR[]);
