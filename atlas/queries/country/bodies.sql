-- The bodies of several nations and the nations in each, by code.
SELECT body.place_id, list(member.child_id ORDER BY member.child_id) AS nations
FROM place AS body
JOIN place_link AS member ON member.parent_id = body.place_id
JOIN place AS nation ON nation.place_id = member.child_id AND nation.level = 'national'
WHERE body.level = 'supranational'
GROUP BY body.place_id
ORDER BY body.place_id
