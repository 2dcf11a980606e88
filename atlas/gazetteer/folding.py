"""Folding of names, by the name the builder knows it by: `atlas/folding.py` shares it with the search of the app."""

from __future__ import annotations

from atlas.folding import fold, is_han, key, simplified

__all__ = ["fold", "is_han", "key", "simplified"]
