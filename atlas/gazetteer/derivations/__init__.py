"""How the joined tables of `data/reference` were made; not needed to resolve names."""
