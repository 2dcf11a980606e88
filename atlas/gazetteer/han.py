"""Chinese names among names that carry no language: which Han spelling may be shown as Chinese."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from atlas.folding import is_han, simplified

# Chinese is written by the places themselves; elsewhere a Han name may be Japanese or Korean.
CHINESE = frozenset({"CHN", "TWN", "HKG", "MAC", "SGP"})
_OTHER_HAN = frozenset({"JPN", "KOR", "PRK", "VNM"})
SEAT_WORDS = ("特别市", "直辖市", "自治区", "市", "县", "区", "镇", "乡")


def is_han_name(name: str) -> bool:
    """Whether a name is written in Chinese characters only (a middle dot is one of them)."""
    return bool(name) and all(is_han(char) or char in "·・" for char in name)


def without_type(name: str) -> str:
    """Chinese name without its word for city, county or district, unless that leaves one character."""
    for word in SEAT_WORDS:
        if name.endswith(word) and len(name) - len(word) >= 2:
            return name.removesuffix(word)
    return name


def without_city(name: str) -> str:
    """Chinese name of a foreign town without "市": "华盛顿特区" ends with no type of its own."""
    return name.removesuffix("市") if len(name) > 2 else name


def chinese_name(names: Iterable[str], country: str) -> str | None:
    """Simplified Chinese name of a town among its names, None where none can be told for sure.

    In a Chinese-speaking place the spelling most names agree on is taken. Elsewhere all Han names must come to one
    once simplified and bared of "市": a second one may be Japanese or an older name. In Japan, Korea
    and Vietnam a Han name may be the place's own old writing, so none is taken.

    Args:
        names: As GeoNames lists them: sorted by code point, without languages.
        country: ISO 3166-1 alpha-3.
    """
    if country in _OTHER_HAN:
        return None
    bare = without_type if country in CHINESE else without_city
    found = Counter(bare(simplified(name)) for name in names if is_han_name(name))
    if not found or (len(found) > 1 and country not in CHINESE):
        return None
    return found.most_common(1)[0][0]
