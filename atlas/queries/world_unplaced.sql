-- Promises that pass the filters on the day, but have no place yet; revoked ones left out.
-- A row whose source does not say the level may be of any level, and stays in every choice of levels.
SELECT
    claim.reported_name, unresolved.country, nation.name AS country_name, nation.name_zh AS country_name_zh,
    unresolved.level::VARCHAR AS level, claim.kind::VARCHAR AS kind, claim.source_id, claim.source_row,
    unresolved.reason, any_value(claim.url) AS url
FROM claim
JOIN unresolved USING (source_id, source_row, reported_name)
LEFT JOIN place AS nation ON nation.place_id = unresolved.country
WHERE claim.place_id IS NULL AND claim.stands_from <= $day
  AND claim.event NOT IN ('revoked', 'lapsed', 'none_found')
  AND NOT EXISTS (
      FROM claim AS over
      WHERE over.source_id = claim.source_id AND over.source_row = claim.source_row AND over.kind = claim.kind
        AND over.event IN ('revoked', 'lapsed') AND over.stands_from <= $day
  )
  AND ($kinds IS NULL OR list_contains($kinds, claim.kind::VARCHAR))
  AND ($statuses IS NULL OR list_contains($statuses, coalesce(claim.status::VARCHAR, 'not_stated')))
  AND ($year_from IS NULL OR claim.target_year >= $year_from)
  AND ($year_to IS NULL OR claim.target_year <= $year_to)
  AND ($levels IS NULL OR coalesce(list_contains($levels, unresolved.level::VARCHAR), TRUE))
  AND ($countries IS NULL OR list_contains($countries, unresolved.country))
GROUP BY ALL
ORDER BY unresolved.country, claim.reported_name, claim.source_id, claim.source_row, claim.kind::VARCHAR;
