-- Every source with its terms, what became of its rows, and what the register holds of it.
SELECT
    source_id, role::VARCHAR AS role, publisher, title, url, as_of, retrieved_on, licence, reuse::VARCHAR AS reuse,
    attribution, independence::VARCHAR AS independence,
    (SELECT sum(rows)::BIGINT FROM source_count WHERE source_id = source.source_id AND outcome = 'read') AS read,
    (SELECT sum(rows)::BIGINT FROM source_count WHERE source_id = source.source_id AND outcome = 'placed') AS placed,
    (SELECT sum(rows)::BIGINT FROM source_count WHERE source_id = source.source_id AND outcome = 'unplaced') AS unplaced,
    (SELECT sum(rows)::BIGINT FROM source_count WHERE source_id = source.source_id AND outcome = 'refused') AS refused,
    coalesce(
        (
            SELECT list(
                struct_pack(outcome := outcome::VARCHAR, reason := reason, n := rows) ORDER BY outcome DESC, rows DESC, reason
            )
            FROM source_count
            WHERE source_id = source.source_id AND reason IS NOT NULL
        ),
        []
    ) AS reasons,
    coalesce(claimed.claims, 0) AS claims, coalesce(claimed.kinds, []) AS kinds,
    coalesce(joined.memberships, 0) AS memberships, coalesce(joined.networks, []) AS networks,
    coalesce(residents.places, 0) AS populations, coalesce(own.places, 0) AS own_places
FROM source
LEFT JOIN (
    SELECT source_id, sum(n)::BIGINT AS claims, list(struct_pack(code := kind::VARCHAR, n := n) ORDER BY n DESC, kind) AS kinds
    FROM (SELECT source_id, kind, count(*) AS n FROM claim GROUP BY source_id, kind)
    GROUP BY source_id
) AS claimed USING (source_id)
LEFT JOIN (
    SELECT
        source_id, sum(n)::BIGINT AS memberships,
        list(struct_pack(name := name, name_zh := name_zh, n := n) ORDER BY n DESC, name) AS networks
    FROM (SELECT source_id, network_id, count(*) AS n FROM membership GROUP BY source_id, network_id)
    JOIN network USING (network_id)
    GROUP BY source_id
) AS joined USING (source_id)
LEFT JOIN (
    SELECT population_source AS source_id, count(*) AS places FROM place GROUP BY population_source
) AS residents USING (source_id)
LEFT JOIN (
    SELECT split_part(place_id, ':', 1) AS source_id, count(*) AS places FROM place GROUP BY ALL
) AS own USING (source_id)
ORDER BY role, coalesce(claimed.claims, 0) + coalesce(joined.memberships, 0) DESC, source_id;
