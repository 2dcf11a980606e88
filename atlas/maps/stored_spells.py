"""The table of spells out of the frames the store answers with."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pandas as pd

from atlas.maps.spells import Places, Spells, Standing


def stored_spells(places: pd.DataFrame, table: pd.DataFrame) -> Spells:
    """Every spell of every place, places by their id.

    Args:
        places: One row a place: the columns of `Places`, `country_name` and `country_name_zh`.
        table: One row a spell, by place, kind and day: `place_id`, `kind`, `from_on`, `until_on`, `active`, `is_blank`.
    """
    ordered = places.sort_values("place_id").astype(object)
    ordered = ordered.where(ordered.notna(), None)
    standing = np.where(table["active"], Standing.PROMISE, np.where(table["is_blank"], Standing.NONE, Standing.UNKNOWN))
    nations = ordered[["country", "country_name", "country_name_zh"]].drop_duplicates().to_numpy().tolist()
    return Spells(
        places=Places(*(ordered[field.name].tolist() for field in fields(Places))),
        place=pd.Index(ordered["place_id"]).get_indexer(pd.Index(table["place_id"])).tolist(),
        kind=table["kind"].tolist(),
        standing=standing.tolist(),
        from_on=table["from_on"].to_numpy("datetime64[D]"),
        until_on=table["until_on"].to_numpy("datetime64[D]"),
        countries={code: (name, name_zh) for code, name, name_zh in nations if code is not None},
    )
