-- The places known to lie in a place, through any number of links.
SELECT child_id FROM place_above WHERE ancestor_id = $place_id ORDER BY child_id;
