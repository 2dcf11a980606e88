-- Where the state of the latest day says that sources disagree, their claims are listed, and nowhere else.
WITH latest AS (SELECT max(stands_from) AS day FROM claim),
said AS (SELECT place_id, kind FROM state_asof((SELECT day FROM latest)) WHERE disagree),
listed AS (
    SELECT place_id, kind
    FROM disagreements_asof((SELECT day FROM latest))
    GROUP BY place_id, kind
    HAVING count(DISTINCT claim_id) > 1
)
SELECT coalesce(said.place_id, listed.place_id) AS place_id, coalesce(said.kind, listed.kind) AS kind,
       said.place_id IS NOT NULL AS is_said, listed.place_id IS NOT NULL AS is_listed
FROM said
FULL JOIN listed ON listed.place_id = said.place_id AND listed.kind = said.kind
WHERE said.place_id IS NULL OR listed.place_id IS NULL
ORDER BY place_id, kind;
