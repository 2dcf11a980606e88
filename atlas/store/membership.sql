-- Memberships, with the day their source speaks for.
INSERT INTO membership BY NAME
SELECT line.*, source.as_of
FROM membership_line AS line
LEFT JOIN source USING (source_id);
