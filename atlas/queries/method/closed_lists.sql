-- The closed lists the store's columns are of, each with its words in order.
SELECT type_name AS name, labels AS words FROM duckdb_types() WHERE logical_type = 'ENUM' AND NOT internal ORDER BY name;
