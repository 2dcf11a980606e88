"""Municipalities and wards of Japan: which towns of GeoNames are theirs, and what they are called.

GeoNames does not say which of the towns of a name is a municipality. `data/reference/japan_towns.csv` joins the codes
of code4fukui's localgovjp (CC0) to GeoNames ids; `derivations/japan.py` makes it. The list itself, with readings and
the municipalities GeoNames lacks, is read from the folder of gazetteers where that is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from atlas.folding import key
from atlas.gazetteer.entry import Entry, PlaceName
from atlas.gazetteer.han import is_han_name
from atlas.gazetteer.tables import rows
from atlas.model import Level, Place, Precision
from atlas.paths import REFERENCE

SOURCE = "jp_local_governments"
UPSTREAM = f"{SOURCE}.csv"
TOWNS = REFERENCE / "japan_towns.csv"
KANA = REFERENCE / "kana.csv"
# Word at the end of the kanji name: its readings, and the kind of government it says.
TYPES = {
    "市": (("し",), "city"),
    "区": (("く",), "ward"),
    "町": (("ちょう", "まち"), "town"),
    "村": (("むら", "そん"), "village"),
}


@dataclass(frozen=True, slots=True)
class Municipality:
    """One line of the list.

    Args:
        lgcode: Code of the Ministry of Internal Affairs, six digits.
        name: In kanji, with its word for the type.
        reading: In Latin letters, without it.
        kind: `city`, `ward`, `town` or `village`.
        city: The city a ward belongs to, in kanji; empty for all others.
        region_id: ISO 3166-2 of the prefecture.
        lat: Degrees north (WGS 84) of the town hall.
        lon: Degrees east.
    """

    lgcode: str
    name: str
    reading: str
    kind: str
    city: str
    region_id: str
    lat: float
    lon: float

    @property
    def names(self) -> tuple[PlaceName, ...]:
        """Kanji with and without its word for the type, and the reading."""
        in_city = (PlaceName(self.city + self.name, "ja", "official"),) if self.city else ()
        return (PlaceName(self.reading, "ja-Latn", "preferred"), *kanji_names(self.name), *in_city)

    @property
    def entry(self) -> Entry:
        """A place for a municipality GeoNames does not hold, at its town hall."""
        place = Place(
            place_id=f"{SOURCE}:{self.lgcode}",
            level=Level.LOCAL,
            name=self.reading,
            country="JPN",
            lat=self.lat,
            lon=self.lon,
            precision=Precision.SEAT,
            name_zh=chinese_name(self.name),
            local_type=self.kind,
            region_id=self.region_id,
        )
        return Entry(place, self.names, frozenset({self.kind}))


def towns() -> Iterator[tuple[str, str, str, tuple[PlaceName, ...]]]:
    """Code, GeoNames id, kind and kanji names of the municipalities that are towns of GeoNames."""
    for row in rows(TOWNS):
        yield row["lgcode"], row["geonames_id"], row["kind"], kanji_names(row["name"])


def kanji_names(name: str) -> tuple[PlaceName, ...]:
    """A name in kanji, with and without its word for the type."""
    whole = PlaceName(name, "ja", "official")
    return (whole, PlaceName(name[:-1], "ja", "official")) if len(name) > 2 else (whole,)


def chinese_name(name: str) -> str | None:
    """A name in kanji as Chinese reads it: character by character, simplified; None where kana stand in it."""
    return key(kanji_names(name)[-1].name) if is_han_name(name) else None


def municipalities(folder: Path | None) -> Iterator[Municipality]:
    """The list in a folder of gazetteers; none where there is no such folder or list."""
    table = {row["kana"]: row["latin"] for row in rows(KANA)}
    for row in rows(folder / UPSTREAM) if folder else ():
        city, _, name = row["city"].rpartition(" ")
        readings, kind = TYPES[name[-1]]
        kana = row["citykana"].rpartition(" ")[2]
        stem = next((kana.removesuffix(each) for each in readings if kana.endswith(each)), kana)
        yield Municipality(
            lgcode=row["lgcode"],
            name=name,
            reading=spell(stem, table),
            kind=kind,
            city=city,
            region_id=f"JP-{int(row['pid']):02d}",
            lat=float(row["lat"]),
            lon=float(row["lng"]),
        )


def spell(kana: str, table: dict[str, str]) -> str:
    """Hiragana in Latin letters, Hepburn with long vowels written short ("おおさか" is "Osaka")."""
    letters, doubled, at = "", False, 0
    while at < len(kana):
        if kana[at] == "っ":
            doubled, at = True, at + 1
            continue
        size = 2 if kana[at : at + 2] in table else 1
        sound = table.get(kana[at : at + size], "")
        letters += ("t" if sound.startswith("ch") else sound[:1]) + sound if doubled else sound
        doubled, at = False, at + size
    for long, short in (("ou", "o"), ("oo", "o"), ("uu", "u")):
        letters = letters.replace(long, short)
    return letters.capitalize()
