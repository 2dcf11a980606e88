-- Every membership leads back to a row of its source.
SELECT network_id, source_id, reported_name
FROM membership
WHERE source_row = '' OR reported_name = ''
ORDER BY network_id, source_id;
