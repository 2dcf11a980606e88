-- A source gave as many rows as a sound file of it has.
SELECT source_id, rows, fewest_rows, most_rows
FROM source JOIN source_count USING (source_id)
WHERE outcome = 'read' AND rows NOT BETWEEN fewest_rows AND most_rows
ORDER BY source_id;
