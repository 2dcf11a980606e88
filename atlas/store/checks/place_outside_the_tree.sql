-- Every regional and local place lies in its nation, directly or through a region of it; a region it names is a place.
SELECT place.place_id, place.level, place.name, parent_id, place.region_id
FROM place
LEFT JOIN place_link ON child_id = place.place_id AND relation = 'admin'
LEFT JOIN place AS parent ON parent.place_id = parent_id
LEFT JOIN place AS region ON region.place_id = place.region_id
WHERE (place.level IN ('regional', 'local') AND (parent_id IS NULL OR parent.country <> place.country))
   OR (place.region_id IS NOT NULL AND (region.place_id IS NULL OR region.country <> place.country))
ORDER BY place.place_id;
