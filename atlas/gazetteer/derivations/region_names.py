"""`data/reference/region_names.csv`: names of regions by language, from Unicode CLDR.

Made from CLDR's `common/subdivisions` (the npm package `cldr` carries it):
`python -m atlas.gazetteer.derivations.region_names CLDR_FOLDER`.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pycountry
from rapidfuzz import fuzz, process

from atlas.folding import fold, key, simplified
from atlas.gazetteer.regions import REGION_NAMES

COLUMNS = ("region_id", "lang", "name")
# English first and Chinese second: they are shown; the others only help to find.
LANGUAGES = ("en", "zh", "fr", "de", "es", "pt", "it", "ru", "ja", "ko", "ar", "uk", "pl", "nl", "tr", "sv")
# Languages that only name the regions of their own countries.
HOME_LANGUAGES = {
    "th": "TH", "el": "GR CY", "he": "IL", "hi": "IN", "bn": "BD IN", "ta": "IN LK", "cs": "CZ", "sk": "SK", "hu": "HU",
    "ro": "RO MD", "bg": "BG", "sr": "RS BA ME", "hr": "HR BA", "mk": "MK", "sq": "AL XK", "lt": "LT", "lv": "LV",
    "et": "EE", "fi": "FI", "no": "NO", "da": "DK", "is": "IS", "vi": "VN", "id": "ID", "ms": "MY", "fa": "IR AF",
    "ur": "PK", "ka": "GE", "hy": "AM", "az": "AZ", "kk": "KZ", "uz": "UZ", "ky": "KG", "mn": "MN", "my": "MM",
    "km": "KH", "lo": "LA", "ne": "NP", "si": "LK", "am": "ET", "sw": "KE TZ", "ca": "ES", "eu": "ES", "gl": "ES",
    "be": "BY", "mt": "MT", "ga": "IE", "cy": "GB", "fil": "PH",
}  # fmt: skip
# CLDR keeps codes that ISO has since given to other regions of these countries: names decide there.
RENUMBERED = ("IR", "MA")
LEAST_LIKENESS = 85  # of 100, rapidfuzz ratio of folded names
_ELEMENT = re.compile(r'<subdivision type="(\w+)"[^>]*>([^<]*)</subdivision>')


def _cldr_names(folder: Path, language: str) -> dict[str, str]:
    """Names by CLDR's id, which is the ISO 3166-2 code in small letters without its hyphen."""
    text = (folder / f"{language}.xml").read_text(encoding="utf-8")
    return {code: _clean(name) for code, name in _ELEMENT.findall(text)}


def _clean(name: str) -> str:
    """Name without CLDR's marks for doubles ("Dhaka²") and its remarks ("Teheran (Provinz)")."""
    return re.sub(r"\s*\([^)]*\)|[²³¹]", "", name.replace("&amp;", "&").replace("’", "'")).strip()


def _cldr_codes(english: dict[str, str]) -> dict[str, str]:
    """CLDR's id of each region by ISO 3166-2 code: the code itself, else the region of the same name."""
    found = {}
    for region in pycountry.subdivisions:
        own = region.code.replace("-", "").lower()
        if region.country_code in RENUMBERED:
            rivals = {code: fold(name) for code, name in english.items() if code[:2] == own[:2]}
            best = process.extractOne(fold(region.name), rivals, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
            own = best[2] if best else ""
        found[region.code] = own
    return found


def region_names(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Region id, BCP 47 language and name, sorted; a name that only repeats another is left out."""
    codes = _cldr_codes(_cldr_names(folder, "en"))
    by_language = {language: _cldr_names(folder, language) for language in (*LANGUAGES, *HOME_LANGUAGES)}
    for region in sorted(pycountry.subdivisions, key=lambda each: str(each.code)):
        seen = {key(region.name)}
        for language, names in by_language.items():
            name = names.get(codes[region.code])
            if region.country_code not in HOME_LANGUAGES.get(language, region.country_code).split():
                continue
            if not name or (key(name) in seen and language not in ("en", "zh")):
                continue
            seen.add(key(name))
            yield region.code, *(("zh-Hans", simplified(name)) if language == "zh" else (language, name))


def write_region_names(folder: Path) -> None:
    """Write the reviewable file from a CLDR `common/subdivisions` folder."""
    with REGION_NAMES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(region_names(folder))


if __name__ == "__main__":
    write_region_names(Path(sys.argv[1]))
