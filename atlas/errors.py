"""The errors a person can act on. Each says what was found, where, and what was expected.

AtlasError
├── UpstreamError      a raw file is missing, unreadable or not laid out as expected
├── VocabularyError    a word is not in the closed list it must come from
├── RegisterError      a committed register file is broken
├── StoreError         the DuckDB store is absent, half-written or of another version
└── ListError          a list given to `resolve` or `coverage` cannot be read
"""

from __future__ import annotations


class AtlasError(Exception):
    """Any fault with a cause outside the code; its text is one sentence for a person."""


class UpstreamError(AtlasError):
    """Raised while reading a raw file, before anything is written."""


class VocabularyError(UpstreamError):
    """Raised when a source uses a word its adapter has no meaning for."""


class RegisterError(AtlasError):
    """Raised while reading or building from `data/register`."""


class StoreError(AtlasError):
    """Raised when the store cannot be opened; the app shows its text instead of a page."""


class ListError(AtlasError):
    """Raised while reading a list a user hands in."""
