-- Everything the map can show, numbered.
INSERT INTO mark
SELECT row_number() OVER (ORDER BY place_id, kind) - 1, place_id, kind
FROM (
    SELECT DISTINCT place_id, kind
    FROM claim
    WHERE place_id IS NOT NULL AND event NOT IN ('revoked', 'lapsed', 'none_found')
);
