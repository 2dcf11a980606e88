"""Search over every name, alias and code of the register: its index, built once a store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import duckdb
import numpy as np
import pandas as pd
from babel.core import get_global
from numpy.typing import NDArray

from atlas.folding import fold, key
from atlas.queries.ask import ask
from atlas.queries.search_index import FACTS, Rows, SearchIndex, Texts, without_type

REGION = re.compile("[A-Z]{2}-[A-Z0-9]{1,3}")
"""An ISO 3166-2 code."""


def search_index(store: duckdb.DuckDBPyConnection) -> SearchIndex:
    """The index of a store; safe among threads, since nothing in it changes."""
    places = ask(store, "search_places")
    number = {place_id: row for row, place_id in enumerate(places["place_id"])}
    names = ask(store, "search_names")
    owners = names["place_id"].map(number).to_numpy(np.int64)
    forms, origin = _folded(names["name"], owners, names["doubt"].to_numpy())
    lines = [f"\n {form}".encode() for form in forms]
    codes = sorted((key(code), code, row) for place_id, row in number.items() for code in _codes(place_id))
    keys = np.strings.replace(forms, " ", "")
    place = np.append(owners[origin], [row for _, _, row in codes])
    doubt = np.append(names["doubt"].to_numpy()[origin], np.zeros(len(codes)))
    return SearchIndex(
        keys=keys,
        codes=_texts(folded for folded, _, _ in codes),
        text=b"".join(lines),
        starts=np.cumsum([0, *map(len, lines[:-1])]),
        lengths=np.strings.str_len(keys),
        is_ascii=np.fromiter(map(str.isascii, keys), np.bool_),
        spelling=_texts(chain(names["name"].iloc[origin], (code for _, code, _ in codes))),
        place=place,
        likely=places["prominence"].to_numpy()[place] - doubt,
        area_codes=_area_codes(number),
        places=_facts(places),
        around=np.array([[number.get(area, -1) for area in places[name]] for name in ("region_id", "country")]).T,
    )


def _folded(names: pd.Series[str], owners: Rows, doubts: NDArray[np.float64]) -> tuple[Texts, Rows]:
    """Folded names by key, and the row each comes from; of one place's names with one key that of least doubt.

    A name in Chinese characters stands there a second time without the ending that says what the place is.
    """
    whole = [fold(name) for name in names]
    bare = {row: short for row, form in enumerate(whole) if (short := without_type(form)) != form}
    forms, origin = _texts([*whole, *bare.values()]), np.array([*range(len(whole)), *bare], np.int64)
    keys = np.strings.replace(forms, " ", "")
    best_first = np.lexsort((doubts[origin], owners[origin]))
    order = best_first[np.argsort(keys[best_first], kind="stable")]
    keys, owner = keys[order], owners[origin[order]]
    is_new = np.append(True, (keys[1:] != keys[:-1]) | (owner[1:] != owner[:-1]))
    kept = order[is_new & (keys != "")]
    return forms[kept], origin[kept]


def _texts(texts: Iterable[str]) -> Texts:
    return np.array(list(texts), np.dtypes.StringDType())


def _facts(places: pd.DataFrame) -> list[tuple[Any, ...]]:
    shown = places[FACTS].astype(object)
    return list(shown.where(shown.notna(), None).itertuples(index=False, name=None))


def _codes(place_id: str) -> Iterator[str]:
    """The codes a place is known by: its id, the publisher's part of it, and of a nation the alpha-2 code (CLDR)."""
    yield place_id
    if ":" in place_id:
        yield place_id.partition(":")[2]
    yield from get_global("territory_aliases").get(place_id, ())


def _area_codes(number: Mapping[str, int]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place_id, row in number.items():
        if REGION.fullmatch(place_id):
            found.setdefault(key(place_id.partition("-")[2]), []).append(row)
    return found
