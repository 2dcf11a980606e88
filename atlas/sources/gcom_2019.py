"""Signatories of the Global Covenant of Mayors as its site listed them in April 2019.

Its columns for a target (`percent_reduction`, `target_year`) are empty in every row: it tells of membership only.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from atlas.errors import UpstreamError
from atlas.model import Fact, Membership, Refusal, Refused, ReportedPlace
from atlas.sources.reading.coordinates import Coordinates
from atlas.sources.reading.joint_signatories import is_joint
from atlas.sources.reading.links import first_link
from atlas.sources.reading.table import Row, Table, read_csv

FILE = "cities_2019-04-01.csv"
_STAGE = "a badge for a stage of reporting, not a promise"
_EMISSIONS = "emissions, not a promise"
_PLAN = "a plan, not its promise"
WAVED = {
    "": "a count of rows",
    **dict.fromkeys(("commitment_phase", "inventory_phase", "target_phase", "plan_phase"), _STAGE),
    **dict.fromkeys(
        (
            "total_ghg_emissions", "potential_impact", "building_sector_emissions", "transportation_sector_emissions",
            "waste_sector_emissions", "industrial_sector_emissions", "other_sector_emissions",
        ),
        _EMISSIONS,
    ),
    **dict.fromkeys(
        (
            "action_plan_url", "adaptation_plan_url", "transportation_action", "buildings_action", "waste_action",
            "water_action", "energy_action",
        ),
        _PLAN,
    ),
}  # fmt: skip
COUNTRIES = {"Netherlands, The": "NLD"}
"""Countries whose printed name is turned about; all others stay as printed."""
TARGETS = ("percent_reduction", "target_year")


def read(path: Path) -> Table:
    """The raw file, one signatory a row, named by the site's own id."""
    table = read_csv(path)
    table.row_name = "ID"
    return table


def facts(table: Table) -> Iterator[Fact]:
    """One membership a row, without a date; several municipalities under one name are refused.

    Raises:
        UpstreamError: A target is given: then this file says more than it did, and has to be read anew.
    """
    table.taken.add("ID")
    coordinates = Coordinates.of(table, "latitude", "longitude")
    for row in table:
        place = _place(row, coordinates)
        for column in TARGETS:
            if target := row.take(column):
                raise UpstreamError(f"{table.path}, {row.locator}, column '{column}': found {target!r}, expected none")
        if is_joint(row, "gcom_2019", place.name):
            yield Refused(place, row.locator, Refusal.AGGREGATE)
        else:
            yield Membership(place, "global_covenant", row.locator, url=first_link(row.take("URL")))


def _place(row: Row, coordinates: Coordinates) -> ReportedPlace:
    lat, lon = coordinates.point(row)
    country, people = row.take("country"), row.take("population").replace(",", "")
    return ReportedPlace(
        name=" ".join(row.take("name").split()),
        country=COUNTRIES.get(country, country),
        lat=lat,
        lon=lon,
        population=int(people) if people else None,
    )
