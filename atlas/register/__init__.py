"""The register: facts and places as reviewable files."""
