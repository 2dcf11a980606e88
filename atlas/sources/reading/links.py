"""Links in cells of raw files."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LINK = re.compile(r"https?://[^\s;<>\"')\]]+")


def first_link(*cells: str) -> str | None:
    """The first http(s) link in the cells, in their order; None when there is none.

    Anything else, such as `Loading…`, `#ERROR!` or a `javascript:` address, is no link.
    """
    for cell in cells:
        for found in _LINK.findall(cell):
            link: str = found.rstrip(".,")
            if _has_host(link):
                return link
    return None


def _has_host(link: str) -> bool:
    try:
        return bool(urlsplit(link).hostname)
    except ValueError:  # such as an IPv6 address without its closing bracket
        return False
