-- Every unresolved row has a reason of the closed list, which a page can name in both languages.
SELECT source_id, source_row, reported_name, reason
FROM unresolved
WHERE reason NOT IN (SELECT code FROM word WHERE list = 'reason')
ORDER BY source_id, source_row;
