"""The page of data and method, section by section."""
