"""Counties, districts and the like: the committed lines, and what the gazetteer makes of them."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from atlas.folding import key
from atlas.gazetteer.derivations.town_features import messages
from atlas.gazetteer.derivations.written import write_districts
from atlas.gazetteer.distance import kilometres
from atlas.gazetteer.districts import (
    COLUMNS,
    DISTRICT_TOWNS,
    DISTRICTS,
    FORMS,
    District,
    districts,
    town_counties,
)
from atlas.gazetteer.tables import rows
from atlas.model import Level, Precision, ReportedPlace
from atlas.paths import PROJECT
from tests.gazetteer_fixtures import gazetteers_folder, loaded_gazetteer, loaded_resolver

FILES = sorted(DISTRICTS.glob("*.csv"))
LINES = {path.stem: rows(path) for path in FILES}
ALL = list(chain.from_iterable(LINES.values()))
GERMAN_STATES = ["SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH"]


def test_every_id_is_its_file_s_and_there_once() -> None:
    assert all(row["place_id"].startswith(f"{source}:") for source, listed in LINES.items() for row in listed)
    assert [each for each, count in Counter(row["place_id"] for row in ALL).items() if count > 1] == []
    assert all(row["place_id"].isascii() and " " not in row["place_id"] for row in ALL)


@pytest.mark.parametrize("source", LINES)
def test_every_file_has_a_source_that_is_credited(source: str) -> None:
    assert 'role = "gazetteer"' in (PROJECT / "data" / "sources" / f"{source}.toml").read_text(encoding="utf-8")


def test_a_line_read_and_written_again_is_the_same() -> None:
    for row in ALL:
        assert District.of_line(row).line == tuple(row[column] for column in COLUMNS)


def test_a_district_lies_in_the_region_its_line_names() -> None:
    lies_in = loaded_gazetteer().areas.lies_in
    places = [place for row in ALL if (place := loaded_gazetteer().place(row["place_id"]))]
    assert len(places) == len(ALL)
    assert [place.place_id for place in places if place.region_id and not lies_in(place, place.region_id)] == []


@pytest.mark.parametrize(("source", "count"), [("us_counties", 3055), ("german_districts", 294)])
def test_a_country_is_listed_in_full(source: str, count: int) -> None:
    assert len(LINES[source]) == count


def test_a_german_district_lies_in_the_state_of_its_key() -> None:
    for row in LINES["german_districts"]:
        state = int(row["place_id"].partition(":")[2][:2]) - 1
        assert row["region_id"] == f"DE-{GERMAN_STATES[state]}", row["name"]


def test_every_form_is_of_a_kind_there_is() -> None:
    kinds = {(row["country"], row["kind"]) for row in ALL}
    forms = {(row["country"], row["kind"]) for row in rows(FORMS)}
    assert forms <= kinds
    assert all("{}" in row["form"] for row in rows(FORMS))


def test_a_county_is_not_found_by_its_bare_name() -> None:
    for name in ("Orange", "King", "Los Angeles", "Unna", "Nanaimo", "Arras"):
        found = loaded_gazetteer().named(key(name))
        assert [each.place_id for each in found if ":" in each.place_id and not each.place_id.startswith("uk_")] == []


def test_a_government_that_is_a_town_s_is_listed_once() -> None:
    ids = {row["place_id"] for row in ALL}
    for town in ("AU-VIC-melbourne", "AU-NSW-sydney", "AU-WA-perth", "NL-UT-utrecht", "SE-O-goteborg", "ZA-GP-tshwane"):
        assert f"geonames_admin2:{town}" not in ids
    for row in rows(DISTRICT_TOWNS):
        assert row["district"] not in ids
        assert loaded_gazetteer().place(f"gn{row['geonames_id']}"), row


def test_a_consolidated_county_s_name_that_others_bear_is_not_the_city_s() -> None:
    answer = loaded_resolver().resolve(ReportedPlace("Jefferson County", "USA", Level.LOCAL))
    assert answer.place is None


def test_an_area_at_its_town_is_approximate_and_without_its_people() -> None:
    place = loaded_gazetteer().place("geonames_admin2:AU-VIC-darebin")
    assert place is not None
    assert (place.level, place.precision, place.population) == (Level.LOCAL, Precision.SEAT, None)


def test_a_county_stands_inside_its_outline() -> None:
    seattle, king = (loaded_gazetteer().place(each) for each in ("gn5809844", "us_counties:53033"))
    assert seattle is not None
    assert king is not None
    assert king.precision is Precision.OUTLINE
    assert kilometres(seattle.lat, seattle.lon, king.lat, king.lon) < 60


def test_a_town_of_the_united_states_knows_its_county() -> None:
    gazetteer = loaded_gazetteer()
    seattle = gazetteer.place("gn5809844")
    assert seattle is not None
    assert gazetteer.parents(seattle) == (("us_counties:53033", "admin"),)
    known = {row["place_id"] for row in LINES["us_counties"]}
    assert set(town_counties().values()) <= known


def test_a_town_and_its_county_lie_in_one_state() -> None:
    gazetteer = loaded_gazetteer()
    astray = [
        town
        for town, county in town_counties().items()
        if (place := gazetteer.place(town))
        and (above := gazetteer.place(county))
        and place.region_id != above.region_id
    ]
    assert astray == []


@pytest.mark.skipif(gazetteers_folder() is None, reason="needs the list of UK councils")
def test_a_british_council_knows_its_county_and_its_combined_authority() -> None:
    gazetteer = loaded_gazetteer()
    cambridge = gazetteer.coded("gss:E07000008")
    assert cambridge is not None
    assert [relation for _, relation in gazetteer.parents(cambridge)] == ["admin", "agglomeration"]


def test_a_quarter_and_a_seat_are_told_by_their_feature() -> None:
    feature = loaded_gazetteer().feature
    assert feature("gn5128581") is None  # New York City is a plain populated place
    assert feature("gn2988507") == "PPLC"
    assert feature("gn2158177") == "PPLA"
    assert feature("DE-BY") is None
    assert feature("nowhere") is None


def test_all_forms_of_a_name_lead_to_the_area() -> None:
    forms = ("Darebin", "City of Darebin", "Darebin City", "Darebin Council", "Darebin City Council", "DAREBIN")
    found = {loaded_resolver().resolve(ReportedPlace(form, "AUS")).place for form in forms}
    assert {place and place.place_id for place in found} == {"geonames_admin2:AU-VIC-darebin"}


def test_entries_come_file_by_file_with_their_forms() -> None:
    entry = next(each for each in districts() if each.place.place_id == "german_districts:06534")
    assert entry.place.name == "Landkreis Marburg-Biedenkopf"
    assert key("Marburg-Biedenkopf Kreis") in entry.stems
    assert entry.kin == {"district"}


def test_a_file_is_not_emptied_by_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text("as it was", encoding="utf-8")

    def failing() -> list[District]:
        raise ValueError

    with pytest.raises(ValueError):
        write_districts(path, (each for each in failing()))
    assert path.read_text(encoding="utf-8") == "as it was"


def test_protocol_buffers_are_read_field_by_field() -> None:
    message = bytes([1 << 3, 0xAC, 0x02, 7 << 3 | 2, 4]) + b"PPLX"
    data = bytes([len(message)]) + message
    assert list(messages(data + data)) == [{1: 300, 7: b"PPLX"}] * 2
