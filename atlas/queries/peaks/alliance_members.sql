-- The members of one network on a day that lie in one nation, each as one source says so, the earliest first.
SELECT
    membership.place_id, known_date(membership.joined_on, membership.joined_precision::VARCHAR) AS joined,
    membership.stands_from, membership.certainty, membership.source_id, membership.source_row, source.publisher,
    coalesce(membership.url, source.url) AS url
FROM membership
JOIN place USING (place_id)
JOIN source USING (source_id)
WHERE membership.network_id = $network_id AND place.country = $country AND membership.stands_from <= $day
ORDER BY membership.stands_from, membership.place_id;
