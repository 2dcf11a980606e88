-- Every nation has a Chinese name.
SELECT place_id, name
FROM place
WHERE level = 'national' AND name_zh IS NULL
ORDER BY place_id;
