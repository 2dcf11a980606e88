-- Claims, with the day each surely stood from, its place in the published rule, and the topic it may be opposed in.
INSERT INTO claim BY NAME
WITH ranked AS (
    SELECT
        line.*,
        surely_by(event_on::DATE, event_precision, coalesce(recorded_on::DATE, source.as_of)) AS stands_from,
        CASE
            WHEN status = 'in_law' THEN 1
            WHEN status = 'in_policy' THEN 2
            WHEN independence IN ('network', 'government') THEN 3
            WHEN independence = 'self_reported' THEN 4
            ELSE 5
        END AS rank,
        CASE WHEN place_id IS NOT NULL AND event NOT IN ('revoked', 'lapsed', 'none_found')
            THEN figure_of(kind, target_year::SMALLINT, value_pct::DOUBLE) END AS figure,
        CASE WHEN has_several_targets(kind) THEN target_year END AS topic_year,
        CASE WHEN has_several_targets(kind) THEN base_year END AS topic_base_year
    FROM claim_line AS line
    LEFT JOIN source USING (source_id)
)
SELECT
    ranked.* EXCLUDE (figure, topic_year, topic_base_year),
    row_number() OVER (
        ORDER BY rank, stands_from DESC, list_position(['community', 'unspecified', 'sector'], scope) NULLS LAST,
                 energy::energy NULLS LAST, target_year DESC NULLS LAST, claim_id
    ) AS precedence,
    CASE WHEN figure IS NOT NULL AND min(figure) OVER topic <> max(figure) OVER topic
        THEN min(claim_id) OVER topic END AS topic,
    1::UBIGINT << (dense_rank() OVER (ORDER BY source_id) - 1) AS source_bit
FROM ranked
WINDOW topic AS (PARTITION BY place_id, kind, scope, energy, topic_year, topic_base_year)
ORDER BY place_id, kind, precedence;
