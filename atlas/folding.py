"""Folding of names: one comparison form for the many ways of writing the same name."""

from __future__ import annotations

import unicodedata
from functools import cache

from opencc import OpenCC

# Letters that Unicode does not take apart although writers without them on the keyboard do.
_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ɓ": "b", "ɗ": "d", "ƙ": "k",
    "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ĸ": "k", "ŋ": "n", "ə": "a", "&": " and ",
    "ς": "σ", "ё": "е", "ヶ": "ケ", "ヵ": "カ", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "",
    "ʻ": "", "ʼ": "", "ʹ": "", "ʿ": "", "ʾ": "",
}  # fmt: skip

_KANA = range(0x3040, 0x3100)
_HAN = (range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x323B0))
_HANGUL = range(0xAC00, 0xD7B0)
# Marks above and below letters are accents here; further on in Unicode they are vowels.
_ACCENTED = (range(0x0900), range(0x1E00, 0x2000), range(0xA720, 0xA800), range(0xAB30, 0xAB70))


@cache
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


def is_han(char: str) -> bool:
    """Whether a character is a Chinese character (also used in Japan and Korea)."""
    return any(ord(char) in block for block in _HAN)


def simplified(text: str) -> str:
    """Chinese text in simplified characters (zh-Hans)."""
    return str(_converter("t2s").convert(text))


def _folded(char: str) -> str:
    """Comparison form of one character, a space for anything that is not a letter or a digit."""
    if char.lower() in _LETTERS:
        return _LETTERS[char.lower()]
    if is_han(char):
        return simplified(str(_converter("jp2t").convert(char)))
    if ord(char) in _KANA or ord(char) in _HANGUL:
        return char if char.isalnum() or char == "ー" else " "
    parts = unicodedata.normalize("NFKD", char.casefold())
    if all(any(ord(part) in block for block in _ACCENTED) for part in parts):
        parts = "".join(_LETTERS.get(part, part) for part in parts if not unicodedata.combining(part))
        return "".join(part if part.isalnum() else " " for part in parts)
    letters = (part for part in parts if part.isalnum() or unicodedata.category(part).startswith("M"))
    return "".join(letters) or " "


class _Spaced(dict[int, str]):
    """Translation table that learns each character at its first sight."""

    def __missing__(self, codepoint: int) -> str:
        self[codepoint] = _folded(chr(codepoint))
        return self[codepoint]


class _Joined(dict[int, str]):
    """The same without spaces."""

    def __missing__(self, codepoint: int) -> str:
        self[codepoint] = _SPACED[codepoint].replace(" ", "")
        return self[codepoint]


_SPACED = _Spaced()
_JOINED = _Joined()


def fold(name: str) -> str:
    """Name in lower case, without accents and punctuation, words separated by one space.

    Chinese characters become simplified whether they were written the traditional, the simplified
    or the Japanese way; Hangul and kana stay. Folding a folded name changes nothing.
    """
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    return " ".join(text.translate(_SPACED).split())


def key(name: str) -> str:
    """Folded name without spaces: what names are looked up by ("La Spezia" is "Laspezia")."""
    text = name if name.isascii() else unicodedata.normalize("NFKC", name)
    return text.translate(_JOINED)
