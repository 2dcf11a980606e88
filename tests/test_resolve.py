"""Finding places: the table of cases, and what no table can say."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from atlas import paths
from atlas.errors import AtlasError
from atlas.gazetteer import Gazetteer
from atlas.gazetteer.tables import rows
from atlas.model import Level, Precision, ReportedPlace
from atlas.resolve import Decisions, Method, Reason, Resolver
from atlas.resolve.mojibake import mended
from atlas.resolve.seats import decided_area
from tests.gazetteer_fixtures import gazetteers_folder, loaded_gazetteer, loaded_resolver

CASES = [
    case
    for table in ("resolver.csv", "resolver_districts.csv")
    for case in rows(Path(__file__).parent / "cases" / table)
]
DECISIONS = ",".join(
    ("source_id", "reported_name", "country", "level", "region", "place_id", "who", "when", "evidence")
)


def reported(case: dict[str, str]) -> ReportedPlace:
    level = Level(case["level"]) if case["level"] else None
    return ReportedPlace(case["name"], case["country"] or None, level, case["region"] or None)


def case_id(case: dict[str, str]) -> str:
    return " ".join(part for part in (case["name"], case["country"], case["level"], case["region"]) if part)


def needs_councils(case: dict[str, str]) -> bool:
    return case["country"] in ("GBR", "Wales", "Scotland")


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_a_reported_name_resolves_as_the_table_says(case: dict[str, str]) -> None:
    if needs_councils(case) and gazetteers_folder() is None:
        pytest.skip("needs the list of UK councils, see tests/gazetteer_fixtures.py")
    answer = loaded_resolver().resolve(reported(case))
    found = answer.place.place_id if answer.place else ""
    assert found == case["expected_place_id"], f"{case['why']}; {answer.reason or answer.method}"


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_every_answer_has_a_method_and_every_failure_a_reason(case: dict[str, str]) -> None:
    answer = loaded_resolver().resolve(reported(case))
    if answer.place:
        assert answer.method in set(Method) - {Method.NONE}
        assert 0.5 <= answer.confidence <= 1.0
        assert answer.reason == ""
    else:
        assert answer.method == Method.NONE
        assert answer.confidence == 0.0
        assert answer.reason in set(Reason)


def test_the_table_has_hard_cases_enough() -> None:
    assert len(CASES) >= 400
    assert sum(not case["expected_place_id"] for case in CASES) >= 40
    assert len({case["country"] for case in CASES}) >= 80
    assert all(case["why"] or case["name"] == "Taiwan" for case in CASES)


@pytest.mark.parametrize("name", ["München", "Łódź", "São Paulo", "Αθήνα", "Київ", "القاهرة", "東京都", "Città"])
def test_text_read_in_the_wrong_encoding_is_mended(name: str) -> None:
    assert mended(name.encode().decode("latin-1")) == name
    assert mended(name) == name


@pytest.mark.parametrize("name", ["Århus", "Âge", "Þórshöfn", "Malmö Â", "Ð Ñ"])
def test_sound_text_is_left_as_it_is(name: str) -> None:
    assert mended(name) == name


def test_an_ambiguous_name_lists_its_candidates_likeliest_first() -> None:
    answer = loaded_resolver().resolve(ReportedPlace("Springfield", "USA"))
    assert answer.reason == Reason.AMBIGUOUS
    gazetteer = loaded_gazetteer()
    people = [place.population or 0 for each in answer.candidates if (place := gazetteer.place(each))]
    assert len(people) == 5
    assert people == sorted(people, reverse=True)


def test_a_coordinate_tells_namesakes_apart() -> None:
    near_springfield_missouri = replace(ReportedPlace("Springfield", "USA"), lat=37.21, lon=-93.29)
    answer = loaded_resolver().resolve(near_springfield_missouri)
    assert answer.place is not None
    assert answer.place.region_id == "US-MO"


def test_a_population_tells_namesakes_apart() -> None:
    answer = loaded_resolver().resolve(replace(ReportedPlace("Halle", "DEU"), population=21_500))
    assert answer.place is not None
    assert answer.place.region_id == "DE-NW"


def test_a_village_is_not_the_large_city_reported() -> None:
    answer = loaded_resolver().resolve(replace(ReportedPlace("Comas", "PER", Level.LOCAL), population=548_565))
    assert answer.reason == Reason.EVIDENCE_DISAGREES


def test_another_script_wins_over_an_ambiguous_spelling() -> None:
    answer = loaded_resolver().resolve(replace(ReportedPlace("Suzhou", "CHN"), other_names=("宿州市",)))
    assert answer.place is not None
    assert answer.place.region_id == "CN-AH"


@pytest.mark.skipif(gazetteers_folder() is None, reason="needs the list of UK councils")
def test_an_official_code_needs_no_name() -> None:
    answer = loaded_resolver().resolve(replace(ReportedPlace("?", "GBR"), code="gss:E07000223"))
    assert answer.place is not None
    assert (answer.place.name, answer.method, answer.confidence) == ("Adur", Method.CODE, 1.0)


def test_an_area_at_its_seat_is_another_place_than_the_town() -> None:
    shire = loaded_resolver().resolve(ReportedPlace("Ballina Shire Council", "AUS", None, "NSW")).place
    town = loaded_resolver().resolve(ReportedPlace("Ballina", "AUS", Level.LOCAL, "NSW")).place
    assert shire is not None
    assert town is not None
    assert shire.place_id != town.place_id
    assert (shire.precision, shire.population, shire.geonames_id) == (Precision.SEAT, None, None)


def test_a_country_may_be_given_in_any_form() -> None:
    forms = ("DEU", "DE", "de", "Germany", "Deutschland", "德国", "ドイツ", "Alemania")
    found = {loaded_resolver().resolve(ReportedPlace("Ulm", form)).place for form in forms}
    assert len(found) == 1
    assert None not in found


def test_resolving_twice_gives_the_same() -> None:
    fresh = Resolver(loaded_gazetteer(), Decisions([]))
    for case in CASES:
        assert fresh.resolve(reported(case)) == loaded_resolver().resolve(reported(case))


def decided(tmp_path: Path, *lines: str) -> Decisions:
    file = tmp_path / "places.csv"
    file.write_text("\n".join((DECISIONS, *lines)) + "\n", encoding="utf-8")
    return Decisions.load(file)


def test_a_decision_wins_for_its_source_only(tmp_path: Path) -> None:
    decisions = decided(tmp_path, "c40,Suzhou,CHN,,,gn1886760,a reviewer,2026-01-01,seen on the network's page")
    resolver = Resolver(loaded_gazetteer(), decisions)
    answer = resolver.resolve(ReportedPlace("Suzhou", "CHN"), "c40")
    assert answer.place is not None
    assert (answer.place.place_id, answer.method) == ("gn1886760", Method.DECISION)
    assert resolver.resolve(ReportedPlace("Suzhou", "CHN"), "cedamia").reason == Reason.AMBIGUOUS


def test_a_decision_can_say_that_there_is_no_place(tmp_path: Path) -> None:
    resolver = Resolver(loaded_gazetteer(), decided(tmp_path, "*,Paris,FRA,,,none,a reviewer,2026-01-01,an aggregate"))
    assert resolver.resolve(ReportedPlace("Paris", "FRA")).reason == Reason.NOT_A_PLACE


def test_a_decision_nobody_meets_is_reported(tmp_path: Path) -> None:
    decisions = decided(
        tmp_path,
        "*,Paris,FRA,,,gn2988507,a reviewer,2026-01-01,capital",
        "*,Atlantis,GRC,,,none,a reviewer,2026-01-01,a myth",
    )
    Resolver(loaded_gazetteer(), decisions).resolve(ReportedPlace("Paris", "FRA"))
    assert [each.reported_name for each in decisions.unused()] == ["Atlantis"]


def test_a_decision_without_evidence_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AtlasError, match="line 2"):
        decided(tmp_path, "*,Paris,FRA,,,gn2988507,a reviewer,2026-01-01,")


def test_a_decision_file_of_another_layout_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_text("name,place\nParis,gn2988507\n", encoding="utf-8")
    with pytest.raises(AtlasError, match="expected"):
        Decisions.load(file)


def test_every_committed_decision_points_to_a_place_there_is() -> None:
    gazetteer = loaded_gazetteer() if gazetteers_folder() else Gazetteer.load(None, paths.REGISTER)
    for decision in Decisions.load(paths.DECISIONS):
        held = gazetteer.place(decision.place_id) or decided_area(
            decision.place_id, gazetteer.place, decision.reported_name
        )
        assert decision.place_id in {"none", "ambiguous"} or held, decision.reported_name


@pytest.mark.parametrize(
    ("file", "column"),
    [("town_aliases.csv", "geonames_id"), ("region_seats.csv", "geonames_id"), ("china_divisions.csv", "geonames_id")],
)
def test_every_geonames_id_of_ours_is_a_town_of_the_gazetteer(file: str, column: str) -> None:
    with (paths.REFERENCE / file).open(encoding="utf-8", newline="") as lines:
        ids = [row[column] for row in csv.DictReader(lines) if row[column]]
    assert ids
    assert [each for each in ids if loaded_gazetteer().place(f"gn{each}") is None] == []


@pytest.mark.parametrize(
    "name",
    [
        "",
        "-",
        "()",
        "( )",
        ",",
        "/",
        "，",
        "—",
        "(",
        "City of",
        "市",
        "\u200b",
        "x" * 500,
        "((((",
        "a,b,c,d,e,f",
        "🙂",
    ],
)
@pytest.mark.parametrize("country", [None, "USA", "CHN"])
def test_nonsense_is_refused_without_a_crash(name: str, country: str | None) -> None:
    answer = loaded_resolver().resolve(ReportedPlace(name, country))
    assert answer.place is None
    assert answer.reason in set(Reason)
