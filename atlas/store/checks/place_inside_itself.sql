-- No chain of links leads from a place back to it.
SELECT up.child_id AS place_id, up.ancestor_id AS through_id
FROM place_above AS up
JOIN place_above AS back ON back.child_id = up.ancestor_id AND back.ancestor_id = up.child_id
WHERE up.child_id < up.ancestor_id
UNION
SELECT child_id, parent_id FROM place_link WHERE child_id = parent_id
ORDER BY place_id, through_id;
