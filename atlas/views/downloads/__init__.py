"""Downloads of exactly what is shown: CSV, XLSX and GeoJSON, each with a README."""
