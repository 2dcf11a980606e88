-- Every network of governments, by its English name.
SELECT network_id, name, name_zh, url
FROM network
ORDER BY name, network_id;
