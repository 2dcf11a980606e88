-- The nations whose government runs a pilot programme: elsewhere there is nothing to be a pilot of.
SELECT DISTINCT place.country
FROM spell
JOIN place USING (place_id)
WHERE spell.kind = 'pilot' AND spell.active AND place.country IS NOT NULL
ORDER BY place.country;
