"""Repair of text that was UTF-8 and was read as Latin-1 or Windows-1252: "MÃ¼nchen", "ÐœÐ¾ÑÐºÐ²Ð°"."""

from __future__ import annotations

import re

# What each byte was shown as: Windows-1252 where it has a character, else Latin-1.
_BYTES = {chr(byte): byte for byte in range(256)}
_BYTES.update({bytes([byte]).decode("cp1252", "ignore"): byte for byte in range(128, 160)})
_BYTES.pop("", None)
# "à" becomes "Ã" and a no-break space, of which lists make a space or nothing.
_LOST_SPACE = re.compile(r"Ã(?= |$)")


def mended(text: str) -> str:
    """The text as it was meant; unchanged where it is sound or cannot be read as UTF-8 either."""
    if text.isascii():
        return text
    try:
        return bytes(_BYTES[char] for char in _LOST_SPACE.sub("Ã\u00a0", text)).decode()
    except (KeyError, UnicodeDecodeError):
        return text
