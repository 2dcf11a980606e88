-- Only what was promised can be revoked.
SELECT revoked.claim_id, revoked.source_id, revoked.source_row
FROM claim AS revoked
WHERE event IN ('revoked', 'lapsed') AND place_id IS NOT NULL AND NOT EXISTS (
    FROM claim AS made
    WHERE made.place_id = revoked.place_id AND made.kind = revoked.kind
      AND made.event NOT IN ('revoked', 'lapsed', 'none_found') AND made.stands_from <= revoked.stands_from
)
ORDER BY 1;
