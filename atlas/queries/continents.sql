-- Every part of the world with the nations of it that the register holds.
SELECT continent.continent::VARCHAR AS continent, list(continent.country ORDER BY continent.country) AS countries
FROM continent
JOIN place ON place.place_id = continent.country
GROUP BY continent.continent
ORDER BY min((SELECT position FROM word WHERE list = 'continent' AND code = continent.continent::VARCHAR));
