-- Every regional and local place lies in its nation; every nation has a Chinese name.
SELECT place_id, level, name
FROM place LEFT JOIN place_link ON child_id = place_id AND relation = 'admin'
WHERE (level IN ('regional', 'local') AND parent_id IS NULL) OR (level = 'national' AND name_zh IS NULL)
ORDER BY place_id;
