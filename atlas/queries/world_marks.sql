-- The number of every (place, kind) the map can show.
SELECT mark_id, place_id, kind FROM mark ORDER BY mark_id;
