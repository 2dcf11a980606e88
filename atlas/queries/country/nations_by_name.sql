-- Every nation as a reader looks its name up: in English its own name, in Chinese the Chinese one where it has one.
SELECT place_id
FROM place
WHERE level = 'national'
ORDER BY icu_sort_key(CASE WHEN $language = 'zh' THEN coalesce(name_zh, name) ELSE name END, $language), place_id;
