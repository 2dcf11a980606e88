-- Every promise without a place, with the day it stands from and, where it was revoked, the day that ends it.
SELECT
    claim.reported_name, unresolved.country, nation.name AS country_name, nation.name_zh AS country_name_zh,
    unresolved.level::VARCHAR AS level, claim.kind::VARCHAR AS kind, claim.source_id, claim.source_row,
    unresolved.reason, claim.status::VARCHAR AS status, claim.target_year, claim.url, claim.stands_from,
    min(over.stands_from) AS ended_on
FROM claim
JOIN unresolved USING (source_id, source_row, reported_name)
LEFT JOIN place AS nation ON nation.place_id = unresolved.country
LEFT JOIN claim AS over
    ON over.place_id IS NULL AND over.source_id = claim.source_id AND over.source_row = claim.source_row
    AND over.kind = claim.kind AND over.event IN ('revoked', 'lapsed')
WHERE claim.place_id IS NULL AND claim.event NOT IN ('revoked', 'lapsed', 'none_found')
GROUP BY ALL
ORDER BY
    unresolved.country, claim.reported_name, claim.source_id, claim.source_row, claim.kind::VARCHAR, claim.stands_from;
