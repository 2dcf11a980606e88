-- What the sources say of a place's memberships by the day, one row a statement.
SELECT
    network.network_id, network.name, network.name_zh, network.url AS network_url,
    known_date(membership.joined_on, membership.joined_precision::VARCHAR) AS joined_on, membership.as_of,
    membership.certainty, membership.reported_name, membership.source_row, membership.url,
    source.source_id, source.publisher, source.url AS source_url, source.licence
FROM membership
JOIN network USING (network_id)
JOIN source USING (source_id)
WHERE membership.place_id = $place_id AND membership.stands_from <= $day
ORDER BY network.network_id, membership.joined_on NULLS LAST, membership.as_of DESC, source.source_id, membership.source_row;
