-- What a place lies in, the widest first; is_linked where it lies in it directly, with the relation.
SELECT
    around.place_id, around.level::VARCHAR AS level, around.name, around.name_zh, around.local_type,
    place_link.relation::VARCHAR AS relation
FROM place_above
JOIN place AS around ON around.place_id = place_above.ancestor_id
LEFT JOIN place_link ON place_link.child_id = place_above.child_id AND place_link.parent_id = place_above.ancestor_id
WHERE place_above.child_id = $place_id
ORDER BY around.level, around.population DESC NULLS LAST, around.place_id;
