-- Every table of the store with its rows and its columns, as the store's own comments describe them.
SELECT
    tables.table_name AS name, tables.comment AS meaning, tables.estimated_size AS n_rows,
    list(
        struct_pack(
            name := columns.column_name, type := columns.data_type, is_nullable := columns.is_nullable,
            meaning := columns.comment
        )
        ORDER BY columns.column_index
    ) AS columns
FROM duckdb_tables() AS tables
JOIN duckdb_columns() AS columns USING (table_oid)
WHERE NOT tables.internal
GROUP BY ALL
ORDER BY name;
