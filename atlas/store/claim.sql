-- Claims, with the day each surely stood from and its place in the published rule.
INSERT INTO claim BY NAME
SELECT
    line.*,
    surely_by(event_on::DATE, event_precision, coalesce(recorded_on::DATE, source.as_of)) AS stands_from,
    CASE
        WHEN status = 'in_law' THEN 1
        WHEN status = 'in_policy' THEN 2
        WHEN independence IN ('network', 'government') THEN 3
        WHEN independence = 'self_reported' THEN 4
        ELSE 5
    END AS rank
FROM claim_line AS line
LEFT JOIN source USING (source_id);
