-- What is not known of places, level by level.
SELECT
    level::VARCHAR AS level,
    count(*) AS places,
    count(*) FILTER (population IS NULL) AS without_population,
    count(*) FILTER (name_zh IS NULL) AS without_chinese_name,
    count(*) FILTER ("precision" IN ('seat', 'source')) AS approximate
FROM place
GROUP BY level
ORDER BY place.level;
