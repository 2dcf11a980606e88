"""Reported name to place, with method and confidence, or a stated reason; human decisions win."""

from atlas.resolve.decisions import Decisions
from atlas.resolve.resolver import Resolver
from atlas.resolve.verdicts import Method, Reason

__all__ = ["Decisions", "Method", "Reason", "Resolver"]
