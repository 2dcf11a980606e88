-- The pilot programmes of one nation, in order of the first designation.
SELECT programme.programme_id, programme.name, programme.name_zh, programme.body, programme.url
FROM programme
JOIN claim USING (programme_id)
JOIN place USING (place_id)
WHERE place.country = $country
GROUP BY ALL
ORDER BY min(claim.stands_from), programme.programme_id;
