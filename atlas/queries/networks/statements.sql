-- What is said of every place and kind, in no order and at times twice:
-- from which day on, and the last day it may date from, NULL where nothing dates it.
WITH dated AS (
    SELECT
        place_id, kind, stands_from AS from_on,
        surely_by(event_on, event_precision, event_on) AS dated_on
    FROM claim
    UNION ALL
    -- The day a source last edited a row dates it too.
    SELECT place_id, kind, greatest(stands_from, recorded_on), recorded_on
    FROM claim
    WHERE recorded_on IS NOT NULL
)
SELECT place_id, kind, from_on, dated_on
FROM dated
WHERE place_id IS NOT NULL;
