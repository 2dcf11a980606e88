-- Promises that pass the filters on the day, but have no place yet; revoked ones left out.
WITH claimed AS (
    SELECT DISTINCT claim.kind, claim.source_id, claim.source_row, claim.reported_name
    FROM claim
    JOIN unresolved USING (source_id, source_row, reported_name)
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
      AND ($levels IS NULL OR list_contains($levels, unresolved.level::VARCHAR))
      AND ($countries IS NULL OR list_contains($countries, unresolved.country))
)
SELECT count(*) AS commitments FROM claimed;
