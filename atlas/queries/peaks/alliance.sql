-- One network by its names.
SELECT name, name_zh, url
FROM network
WHERE network_id = $network_id;
