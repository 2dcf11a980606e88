-- The sources of commitments with what each contributes.
SELECT
    source.source_id, source.role::VARCHAR AS role, source.publisher, source.title, source.url, source.as_of,
    source.licence, source.reuse::VARCHAR AS reuse, source.attribution, source.independence::VARCHAR AS independence,
    (SELECT count(*) FROM claim WHERE claim.source_id = source.source_id) AS claims,
    (SELECT count(*) FROM membership WHERE membership.source_id = source.source_id) AS memberships,
    (SELECT count(*) FROM unresolved WHERE unresolved.source_id = source.source_id) AS unresolved
FROM source
ORDER BY source.role, source.source_id;
