-- Every member of every network with a place, once:
-- the first day any source surely has it as one, and whether it is known only from sources that name members together
-- with a commitment in every line.
WITH bare AS (
    SELECT DISTINCT network_id, source_id, TRUE AS is_bare
    FROM membership
    ANTI JOIN (SELECT source_id, source_row FROM claim WHERE event <> 'none_found') USING (source_id, source_row)
)
SELECT network_id, place_id, min(stands_from) AS from_on, bool_and(is_bare IS NULL) AS is_selected
FROM membership
LEFT JOIN bare USING (network_id, source_id)
WHERE place_id IS NOT NULL
GROUP BY network_id, place_id
ORDER BY network_id, place_id;
