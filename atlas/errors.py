"""The errors a person can act on. Each says what was found, where, and what was expected.

AtlasError
├── UpstreamError      a raw file is missing, unreadable or not laid out as expected
├── VocabularyError    a word is not in the closed list it must come from
├── RegisterError      a committed register file is broken
├── StoreError         the DuckDB store is absent, half-written or of another version
└── ListError          a list given to `resolve` or `coverage` cannot be read
"""

from __future__ import annotations

from enum import StrEnum


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


class ListFault(StrEnum):
    """Why a list cannot be used: what the app says of it in the reader's language."""

    EMPTY = "empty"
    ONLY_HEADINGS = "only_headings"
    TOO_LARGE = "too_large"
    """More bytes than `most` megabytes, or a workbook that unpacks to more."""
    TOO_MANY_ROWS = "too_many_rows"
    """More than `most`."""
    TOO_MANY_COLUMNS = "too_many_columns"
    """In row `row`, more than `most`."""
    UNEVEN = "uneven"
    """Row `row` has `found` cells, the header `expected`."""
    LONG_CELL = "long_cell"
    """In or near row `row`: what an open quotation mark makes of the lines behind it."""
    NOT_TEXT = "not_text"
    """Neither text in UTF-8 or UTF-16 nor a workbook."""
    WEB_PAGE = "web_page"
    OLD_WORKBOOK = "old_workbook"
    """An .xls file, or one with a password."""
    NOT_A_WORKBOOK = "not_a_workbook"
    """A ZIP archive that holds no .xlsx workbook."""
    BROKEN_WORKBOOK = "broken_workbook"
    TOO_LONG = "too_long"
    """Finding its places takes longer than one list may."""
    ENDED = "ended"
    """The process that finds places has ended."""
    OTHER = "other"
    """A file that is not there, a column that is not in it: what only the command line asks for."""


class ListError(AtlasError):
    """Raised while reading a list a user hands in, or finding its places.

    Args:
        fault: Which of the known faults it is.
        values: The numbers and names its sentence takes.
    """

    def __init__(self, sentence: str, fault: ListFault = ListFault.OTHER, **values: int) -> None:
        super().__init__(sentence)
        self.fault = fault
        self.values = values
