-- The people of a list of places, each counted once: bounds, and how many places they rest on.
FROM people_of($place_ids::VARCHAR[]);
