-- Every source, of commitments and of places, with its terms.
SELECT
    source_id, role::VARCHAR AS role, publisher, title, url, as_of, licence, reuse::VARCHAR AS reuse, attribution,
    independence::VARCHAR AS independence
FROM source
ORDER BY source_id;
