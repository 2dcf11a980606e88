-- Every spell in the order of its number: what the map's table holds beside the places.
SELECT place_id, kind::VARCHAR AS kind, from_on, until_on, active, checked_none OR ended_on IS NOT NULL AS is_blank
FROM spell
ORDER BY spell_id;
