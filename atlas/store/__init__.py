"""The register as one DuckDB file: schema, build, checks."""
