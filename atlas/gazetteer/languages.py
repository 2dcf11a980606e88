"""Which language a name is in, as far as its script tells."""

from __future__ import annotations

import unicodedata

from atlas.folding import simplified
from atlas.gazetteer.han import CHINESE, is_han_name

# Scripts that one living language writes place names in, nearly always.
SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
    "GREEK": "el",
    "HEBREW": "he",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "SINHALA": "si",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
    "ETHIOPIC": "am",
    "CYRILLIC": "und-Cyrl",
    "ARABIC": "und-Arab",
    "DEVANAGARI": "und-Deva",
}


def language_of(name: str, country: str) -> str:
    """BCP 47 tag of a name without one: by script; Han is Chinese where Chinese is spoken.

    Args:
        country: ISO 3166-1 alpha-3 of the place.
    """
    if is_han_name(name):
        if country not in CHINESE:
            return "und-Hani"
        return "zh-Hans" if simplified(name) == name else "zh-Hant"
    first = next((char for char in name if char.isalpha()), "")
    script = unicodedata.name(first, "").split(" ")[0] if first else ""
    return SCRIPTS.get(script, "und")
