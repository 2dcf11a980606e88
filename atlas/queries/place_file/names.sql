-- Every name a place is found by, once a language, the preferred and the official before the others; not those sources print.
SELECT lang, name, kind
FROM (
    SELECT lang, name, kind, list_position(['preferred', 'official', 'alternate', 'alias'], kind) AS position
    FROM place_name
    WHERE place_id = $place_id AND kind <> 'reported'
    QUALIFY row_number() OVER (PARTITION BY lang, name ORDER BY position NULLS LAST) = 1
)
ORDER BY lang, position NULLS LAST, name;
