-- From which day a claim stands: how many are dated to the day, month or year, or not at all, and an example of each.
SELECT
    coalesce(event_precision::VARCHAR, CASE WHEN recorded_on IS NOT NULL THEN 'edited' ELSE 'as_of' END) AS dated,
    count(*) AS claims,
    arg_min(known_date(event_on, event_precision::VARCHAR), (precedence, claim_id)) AS printed,
    arg_min(reported_name, (precedence, claim_id)) AS reported_name,
    arg_min(stands_from, (precedence, claim_id)) AS stands_from,
    arg_min(source_id, (precedence, claim_id)) AS source_id
FROM claim
GROUP BY dated
ORDER BY list_position(['day', 'month', 'year', 'edited', 'as_of'], dated);
