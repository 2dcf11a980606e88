-- Memberships by network, and those whose member has no place.
SELECT network_id, name, name_zh, count(*) AS memberships, count(*) FILTER (place_id IS NULL) AS without_place
FROM membership
JOIN network USING (network_id)
GROUP BY network_id, name, name_zh
ORDER BY without_place DESC, memberships DESC, network_id;
