-- Every name of every place, and the doubt an alias throws on whether its place is meant; accented spellings first.
SELECT place_id, name, 0.0 AS doubt FROM place
UNION ALL
SELECT place_id, name_zh, 0.0 FROM place WHERE name_zh IS NOT NULL
UNION ALL
SELECT
    place_id,
    name,
    CASE kind WHEN 'preferred' THEN 0.5 WHEN 'official' THEN 0.5 WHEN 'alias' THEN 1.0 WHEN 'alternate' THEN 2.5 ELSE 3.0 END
FROM place_name
ORDER BY place_id, doubt, name DESC;
