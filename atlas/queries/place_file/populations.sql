-- The residents of a place as each source reports them, newest year first.
SELECT place_population.population, place_population.population_year, source.source_id, source.publisher, source.url, source.as_of
FROM place_population
JOIN source USING (source_id)
WHERE place_id = $place_id
ORDER BY population_year DESC NULLS LAST, source.as_of DESC, source.source_id, population;
