-- Labels of the closed lists.
SELECT list, code, position, label_en, label_zh FROM word ORDER BY list, position;
