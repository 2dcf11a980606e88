-- One row of a source makes one place a member of one network once.
SELECT network_id, source_id, source_row, place_id, count(*) AS times
FROM membership
WHERE place_id IS NOT NULL
GROUP BY network_id, source_id, source_row, place_id
HAVING count(*) > 1
ORDER BY network_id, source_id, source_row;
