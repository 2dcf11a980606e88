-- Memberships, with the day their source speaks for and the day each surely stood from.
INSERT INTO membership BY NAME
SELECT line.*, source.as_of, surely_by(joined_on::DATE, joined_precision, source.as_of) AS stands_from
FROM membership_line AS line
LEFT JOIN source USING (source_id);
