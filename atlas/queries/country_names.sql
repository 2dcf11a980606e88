-- Nations by code, with their names.
SELECT place_id AS country, name, name_zh FROM place WHERE level = 'national' ORDER BY place_id;
