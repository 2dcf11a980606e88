-- The lines of a network's members on a day whose place is not found, each with the reason; by nation and name.
SELECT
    line.reported_name,
    unresolved.country,
    nation.name AS country_name,
    nation.name_zh AS country_name_zh,
    unresolved.level::VARCHAR AS level,
    unresolved.reason,
    line.source_id,
    line.source_row
FROM membership AS line
LEFT JOIN unresolved USING (source_id, source_row, reported_name)
LEFT JOIN place AS nation ON nation.place_id = unresolved.country
WHERE line.place_id IS NULL AND line.network_id = $network_id AND line.stands_from <= $day
ORDER BY unresolved.country NULLS LAST, line.reported_name, line.source_id, line.source_row;
