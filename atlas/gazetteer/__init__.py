"""Candidate places: who they are, what they are called, where they lie."""

from atlas.gazetteer.entry import PlaceName
from atlas.gazetteer.gazetteer import Gazetteer

__all__ = ["Gazetteer", "PlaceName"]
