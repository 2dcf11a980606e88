"""Links in cells of raw files."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

_LINK = re.compile(r"https?://[^\s;<>\"]+")
_CLOSING = {")": "(", "]": "["}
_AFTER = ".,'"
_WRAPPERS = frozenset({"www.google.com", "google.com"})


def first_link(*cells: str) -> str | None:
    """The first http(s) link in the cells, in their order; None when there is none.

    Anything else, such as `Loading…`, `#ERROR!` or a `javascript:` address, is no link. A search engine's address
    around a link is taken off, and with it what it says of the reader.
    """
    for cell in cells:
        for found in _LINK.findall(cell):
            link = _unwrapped(_whole(found))
            if _host(link):
                return link
    return None


def _whole(found: str) -> str:
    """Up to the first bracket that closes nothing the link opened: that one stood around it."""
    for at, letter in enumerate(found):
        opening = _CLOSING.get(letter)
        if opening and found.count(letter, 0, at + 1) > found.count(opening, 0, at):
            return found[:at].rstrip(_AFTER)
    return found.rstrip(_AFTER)


def _unwrapped(link: str) -> str:
    if _host(link) not in _WRAPPERS or urlsplit(link).path != "/url":
        return link
    asked = parse_qs(urlsplit(link).query)
    inner = next((value for name in ("q", "url") for value in asked.get(name, ())), "")
    return inner if _LINK.fullmatch(inner) and _host(inner) else link


def _host(link: str) -> str | None:
    try:
        return urlsplit(link).hostname
    except ValueError:  # such as an IPv6 address without its closing bracket
        return None
