-- What is around a place is not of a lower level of government.
SELECT child_id, parent_id, relation, child.level, parent.level AS parent_level
FROM place_link
JOIN place AS child ON child.place_id = child_id
JOIN place AS parent ON parent.place_id = parent_id
WHERE relation <> 'successor' AND parent.level > child.level
ORDER BY child_id, parent_id;
