-- A totals row or a heading of an upstream sheet is no place.
SELECT place_id, name
FROM place
WHERE regexp_matches(lower(strip_accents(name)), '\btotals?\b|\bcouncils\b|jurisdictions') OR trim(name) = ''
ORDER BY place_id;
