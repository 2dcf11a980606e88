-- The names of one nation's places as a reader looks them up: in English the own ones, in Chinese the Chinese ones.
SELECT said.name
FROM (
    SELECT DISTINCT CASE WHEN $language = 'zh' THEN coalesce(name_zh, name) ELSE name END AS name
    FROM place
    WHERE country = $country
) AS said
ORDER BY icu_sort_key(said.name, $language), said.name;
