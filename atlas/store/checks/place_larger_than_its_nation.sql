-- No region, county or town has more people than its nation; a tenth more is a city state in another year.
SELECT place.place_id, place.name, place.population, nation.population AS nation_population
FROM place
JOIN place AS nation ON nation.place_id = place.country
WHERE place.level IN ('regional', 'local') AND place.population > 1.1 * nation.population
ORDER BY place.place_id;
