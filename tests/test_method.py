"""Data and method: every figure of the page, counted by hand on a small register or against the map's own."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pytest
import streamlit as st
from grown import HOSTILE, grow
from streamlit.testing.v1 import AppTest

from atlas import paths
from atlas.model import Level, ReportedPlace
from atlas.queries import catalogue
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.disagreements import disagreements
from atlas.queries.filters import KINDS, Filters
from atlas.queries.method import figures as method
from atlas.queries.method.accounts import accounts
from atlas.queries.method.figures import Wanted, gaps, map_filters, wanted_rows
from atlas.queries.people import people_on
from atlas.queries.world import ground
from atlas.resolve import Decisions
from atlas.store.build import build
from atlas.views import cached
from atlas.views.i18n import Language
from atlas.views.method.account_words import signed
from atlas.views.method.disputes import disputes
from atlas.views.method.everything import Catalogue, every_table
from atlas.views.method.release import change_log
from atlas.views.method.sections import SECTIONS
from atlas.views.method.store_file import LARGEST, publish_store
from atlas.views.method.unresolved import decision_lines

PAGE = Path(__file__).resolve().parents[1] / "pages" / "data.py"
DAY = date(2026, 1, 1)
ENGLISH = Language("en", {})

Store = duckdb.DuckDBPyConnection
Edit = Callable[[str, str, str], None]
Opened = Callable[..., AppTest]


@pytest.fixture
def published_as(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path], None]]:
    """Makes a register the app's store, with a static folder of its own."""
    out = tmp_path / "store" / "atlas.duckdb"
    out.parent.mkdir()
    monkeypatch.setattr(paths, "STORE", out)
    monkeypatch.setattr(paths, "STATIC", tmp_path / "static")

    def publish(register: Path) -> None:
        build(out, register)
        st.cache_data.clear()  # answers are kept by release, and every test here has the same
        st.cache_resource.clear()

    yield publish
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def opened(miniature_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """Opens the page over the miniature register, at an address."""
    monkeypatch.setattr(paths, "STORE", miniature_store)
    monkeypatch.setattr(paths, "STATIC", tmp_path / "static")
    st.cache_data.clear()
    st.cache_resource.clear()
    return open_page


def open_page(**address: str) -> AppTest:
    app = AppTest.from_file(str(PAGE), default_timeout=30)
    for name, value in ({"day": DAY.isoformat()} | address).items():
        app.query_params[name] = value
    return app.run()


def html(app: AppTest) -> str:
    assert not app.exception, app.exception
    return "\n".join(each.proto.body for each in app.get("html"))


def words_of(app: AppTest) -> str:
    """The page's own HTML without its markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html(app)))


# --- the page


SAYS = {
    "sources": ("Where the data comes from", "数据来自哪里"),
    "method": ("How people are counted once", "人口如何只计一次"),
    "totals": ("What was printed, and what the register holds", "印出的数字与登记册所载"),
    "missing": ("Promises that stand, and what no source states of them", "成立的承诺，以及来源未说明之处"),
    "disagreements": ("Where sources disagree", "来源不一致之处"),
    "unresolved": ("Rows without a place", "没有地点的行"),
    "dictionary": ("Closed lists", "固定词表"),
    "release": ("Everything to download", "全部下载"),
}
"""Section → what only it says, in both languages."""


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("tab", SECTIONS)
def test_every_section_is_drawn_in_both_languages(opened: Opened, tab: str, language: str) -> None:
    app = opened(tab=tab, lang=language)
    page = html(app)
    assert SAYS[tab][language != "en"] in page
    assert not [said for other, said in SAYS.items() if other != tab and f"<h2>{said[language != 'en']}</h2>" in page]
    assert app.title[0].value == {"en": "Data and method", "zh-Hans": "数据与方法"}[language]


@pytest.mark.parametrize("tab", ["", "nonsense", "<script>"])
def test_an_address_of_no_section_opens_the_sources(opened: Opened, tab: str) -> None:
    assert SAYS["sources"][0] in html(opened(tab=tab))


def test_turning_to_a_section_is_in_the_address_and_leaves_the_search_behind(opened: Opened) -> None:
    app = opened(tab="unresolved", find="nowhere")
    (turn,) = (group for group in app.get("button_group") if group.key == "section")
    app = turn.set_value("totals").run()
    assert app.query_params["tab"] == "totals"
    assert "find" not in app.query_params
    assert SAYS["totals"][0] in html(app)


# --- sources


def test_the_rows_of_a_source_are_those_counted_when_the_register_was_written(opened: Opened) -> None:
    page = words_of(opened(tab="sources"))
    assert "2,132 8 1 2 88.8% 7 0" in page  # CEDAMIA: read, placed, not placed, refused, share, claims and memberships
    assert "Stands for many governments 2" in page
    assert "No place of that name is known in the country 1" in page
    assert "Of 9 of their rows that name one government, 8 have a place in the atlas (88.8%)" in page


def test_every_claim_and_membership_is_some_sources(miniature: Store) -> None:
    records = method.source_records(miniature)
    (claims, memberships) = miniature.cursor().execute(
        "SELECT (SELECT count(*) FROM claim), (SELECT count(*) FROM membership)"
    ).fetchone() or (0, 0)  # fmt: skip
    assert sum(record["claims"] for record in records) == claims > 0
    assert sum(record["memberships"] for record in records) == memberships > 0
    for record in records:
        assert sum(each["n"] for each in record["kinds"]) == record["claims"], record["source_id"]
        assert sum(each["n"] for each in record["networks"]) == record["memberships"], record["source_id"]


def test_a_gazetteer_has_no_rows_of_which_something_became(miniature: Store) -> None:
    counted = {record["source_id"]: record["read"] for record in method.source_records(miniature)}
    assert counted["geonames"] is None and counted["cedamia"] == 2132


# --- published totals


def test_what_is_held_is_what_the_map_shows_on_that_day(miniature: Store) -> None:
    world, asked = ground(miniature), 0
    for account in accounts(miniature):
        filters = map_filters(account, {"China": "CHN"})
        if filters is None:
            continue
        asked += 1
        shown = world.on(filters.day).shown(filters)
        match account["query"]:
            case "places_promising":
                assert shown.n_places == account["held_low"], account["fact_id"]
            case "nations_promising":
                assert shown.places()["country"].nunique() == account["held_low"]
            case "people_under":
                people = people_on(miniature, filters.day, shown.place_ids)
                assert (people.low, people.high) == (account["held_low"], account["held_high"])
    assert asked == 11


@pytest.mark.parametrize("fact_id", ["pilot_total", "appc_2015", "iclei_seoul", "caa_500"])
def test_what_filters_cannot_say_has_no_link_to_the_map(miniature: Store, fact_id: str) -> None:
    (account,) = (each for each in accounts(miniature) if each["fact_id"] == fact_id)
    assert map_filters(account, {"China": "CHN"}) is None


def test_a_total_by_a_year_asks_for_the_years_until_then(miniature: Store) -> None:
    (account,) = (each for each in accounts(miniature) if each["fact_id"] == "neutral_700")
    assert map_filters(account, {}) == Filters(
        day=date(2021, 4, 30), kinds=("neutrality",), levels=("local",), year_to=2050
    )


def test_a_total_shows_both_numbers_the_difference_and_its_parts(opened: Opened) -> None:
    app = opened(tab="totals")
    page = words_of(app)
    assert "Climate emergency · Local more than 115 places 3 +112 2019-12 World Brochure" in page
    assert "2 are not explained by what the register knows" in page
    assert "The register holds no such facts: unknown, not zero." in page
    assert re.search(
        r'href="[^"]*\?day=2019-12-31&amp;kinds=climate_emergency&amp;levels=local[^"]*" target="_self">3<', html(app)
    )


def test_a_difference_has_a_sign() -> None:
    assert [signed(n, ENGLISH) for n in (1294, 0, -813, None)] == ["+1,294", "0", "−813", None]


# --- rows without a place


def test_a_row_is_found_by_any_part_of_its_name(miniature: Store) -> None:
    rows = method.unresolved_rows(miniature)
    for find in ("nowhere", "NÔWHERE", "where town", "row 4", None):
        assert [row["reported_name"] for row in wanted_rows(rows, Wanted(find=find))] == ["Nowhere Town Council"]
    for wanted in (
        Wanted(find="Konstanz"),
        Wanted(source_id="c40"),
        Wanted(reason="ambiguous"),
        Wanted(countries=("DEU",)),
    ):
        assert list(wanted_rows(rows, wanted)) == []


def test_words_of_a_stranger_are_passed_over(opened: Opened) -> None:
    page = words_of(opened(tab="unresolved", by="../..", of="<b>", countries="XXX"))
    assert "Row 1 to 1 of 1" in page and "Nowhere Town Council" in page


def test_nothing_found_is_a_sentence_with_a_way_out(opened: Opened) -> None:
    app = opened(tab="unresolved", find="Atlantis")
    assert [info.value for info in app.info] == [
        "No row without a place is like this. Widen a choice, or search for less."
    ]


def test_searching_writes_the_address(opened: Opened) -> None:
    app = opened(tab="unresolved")
    app = app.text_input(key="unresolved-find").set_value(" atlantis ").run()
    assert app.query_params["find"] == "atlantis"
    app = app.text_input(key="unresolved-find").set_value("").run()
    assert "find" not in app.query_params
    app = app.selectbox(key="unresolved-by").set_value("cedamia").run()
    assert (app.query_params["by"], app.query_params["tab"]) == ("cedamia", "unresolved")
    assert "Nowhere Town Council" in html(app)


def test_a_name_of_a_country_is_its_nation(register: Path, edit: Edit, tmp_path: Path) -> None:
    edit("unresolved", "cedamia,row 4,Nowhere Town Council,GBR", "cedamia,row 4,Nowhere Town Council,Germany")
    with open_store(build(tmp_path / "atlas.duckdb", register).path) as store:
        (row,) = method.unresolved_rows(store)
    assert (row["nation"], row["reported_country"]) == ("DEU", "Germany")


def test_the_line_that_decides_a_row_does_decide_it(tmp_path: Path) -> None:
    row = {
        "source_id": "cedamia", "reported_name": 'Said, "the" Town', "nation": "GBR", "level": "local",
        "candidates": ["gn2643741", "gn2885679"],
    }  # fmt: skip
    head, first, second, none = decision_lines(row, "2026-01-01").splitlines()
    assert [next(csv.reader([line]))[5] for line in (first, second, none)] == ["gn2643741", "gn2885679", "none"]
    (tmp_path / "places.csv").write_text(f"{head}\n{first}\n", encoding="utf-8")
    decided = Decisions.load(tmp_path).of(
        ReportedPlace(name='Said, "the" Town', country="GBR", level=Level.LOCAL), "cedamia"
    )
    assert decided is not None and decided.place_id == "gn2643741"


def test_a_row_without_candidates_leaves_the_place_open() -> None:
    row = {"source_id": "c40", "reported_name": "X", "nation": None, "level": None, "candidates": []}
    assert decision_lines(row, "2026-01-01").splitlines()[1:] == [
        "c40,X,,,,PLACE_ID,YOUR NAME,2026-01-01,WHY",
        "c40,X,,,,none,YOUR NAME,2026-01-01,WHY",
    ]


def test_a_hostile_name_is_text_wherever_it_stands(
    published_as: Callable[[Path], None], register: Path, edit: Edit
) -> None:
    edit("unresolved", "Nowhere Town Council", HOSTILE)
    edit("claim", "Nowhere Town Council", HOSTILE)
    published_as(register)
    page = html(open_page(tab="unresolved"))
    assert "<b onclick" not in page
    assert page.count("&lt;b onclick=alert(1)&gt;{{7*7}}") == 3  # as the row, and in both lines that would decide it


# --- disagreements


def test_places_in_dispute_are_those_the_map_says_differ(miniature: Store) -> None:
    claims, world = disagreements(miniature, DAY), ground(miniature).on(DAY)
    for filters in (
        Filters(DAY),
        Filters(DAY, kinds=KINDS),
        Filters(DAY, kinds=("peak",)),
        Filters(DAY, countries=("DEU",)),
        Filters(DAY, levels=("national",)),
    ):
        shown = world.shown(filters).places()
        differing = set(shown["place_id"][shown["disagree"]])
        assert {said[0]["place_id"] for said in disputes(claims, filters)} == differing
    assert len({said[0]["place_id"] for said in disputes(claims, Filters(DAY))}) == 2  # Adur, Shenzhen


def test_a_dispute_names_both_sides_and_the_step_of_the_rule(opened: Opened) -> None:
    page = words_of(opened(tab="disagreements", kinds="climate_emergency"))
    assert "disagree on 1 questions about 1 places" in page
    assert "Adur Local · United Kingdom" in page and "whether there is a promise" in page
    assert "Checked and none found: what another source found stands" in page
    assert "Konstanz" not in page


def test_no_dispute_is_a_sentence(opened: Opened) -> None:
    app = opened(tab="disagreements", kinds="pilot")
    assert [info.value for info in app.info] == [
        "No sources disagree here on this day. Choose other kinds, levels or countries, or another day."
    ]


def test_before_the_second_source_nobody_disagrees(opened: Opened) -> None:
    assert opened(tab="disagreements", day="2019-12-31").info


# --- the dictionary


def test_every_column_of_the_store_has_its_comment_on_the_page(opened: Opened, miniature: Store) -> None:
    page = html(opened(tab="dictionary"))
    columns = (
        miniature.cursor()
        .execute("SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal")
        .fetchall()
    )
    assert len(columns) > 150
    for table, column, comment in columns:
        assert f"<code>{table}</code>" in page and f"<code>{column}</code>" in page
        assert str(comment).replace("'", "&#39;").replace("<", "&lt;").replace(">", "&gt;") in page, f"{table}.{column}"


def test_a_closed_list_is_named_and_its_words_have_labels(opened: Opened) -> None:
    page = words_of(opened(tab="dictionary"))
    assert "ENUM" not in page
    assert "in_law In law" in page and "seat Approximate: seat of government" in page


# --- what is missing


def test_the_gaps_of_a_kind_are_counted_among_the_promises_shown(miniature: Store) -> None:
    shown = ground(miniature).on(DAY).shown(Filters(DAY, kinds=KINDS))
    found = gaps(shown)
    assert sum(each.promises for each in found.values()) == shown.n_promises
    # Konstanz, by the pledge of 2020 for 2035; Germany, in law.
    assert (found["neutrality"].promises, found["neutrality"].undated, found["neutrality"].without_year) == (2, 0, 0)
    assert found["climate_emergency"].without_year == found["climate_emergency"].promises == 3
    assert found["carbon_pricing"].promises == 0


def test_what_is_missing_of_places_is_counted_by_hand(miniature: Store) -> None:
    for row in method.missing_places(miniature):
        held = ground(miniature).places
        some = held[held["level"] == row["level"]]
        assert row["places"] == len(some)
        assert row["without_population"] == some["population"].isna().sum()
        assert row["without_chinese_name"] == some["name_zh"].isna().sum()


def test_claims_and_memberships_without_a_place(miniature: Store) -> None:
    missing = {row["kind"]: row["without_place"] for row in method.missing_claims(miniature)}
    assert missing == {"climate_emergency": 1, "neutrality": 0, "peak": 0, "pilot": 0}
    assert all(row["without_place"] == 0 for row in method.missing_memberships(miniature))


# --- the rules


def test_every_standing_promise_has_one_headline_of_one_rank(miniature: Store) -> None:
    shown = ground(miniature).on(DAY).shown(Filters(DAY, kinds=KINDS))
    ranks = method.rule_ranks(miniature, DAY)
    assert sum(row["promises"] for row in ranks) == shown.n_promises
    assert {row["rank"]: row["promises"] for row in ranks}[1] == 1  # Germany's law


def test_every_claim_is_dated_in_one_way(miniature: Store) -> None:
    rows = method.standing_days(miniature)
    (claims,) = miniature.cursor().execute("SELECT count(*) FROM claim").fetchone() or (0,)
    assert sum(row["claims"] for row in rows) == claims
    (month,) = (row for row in rows if row["dated"] == "month")
    assert month["stands_from"].day >= 28 and len(month["printed"]) == len("2022-12")


def test_the_example_is_a_place_with_a_promise_around_others_with_one(miniature: Store) -> None:
    (example,) = method.counted_examples(miniature, DAY, "pilot")
    assert (example["place_id"], [part["place_id"] for part in example["parts"]]) == ("CN-GD", ["gn1795565"])
    assert method.counted_examples(miniature, date(2009, 12, 31), "pilot") == []


def test_the_example_adds_up_and_counts_once(published_as: Callable[[Path], None], register: Path) -> None:
    with (register / "claim.csv").open("a", encoding="utf-8") as claims:
        for number, place_id in enumerate(("CN-GD", "gn1795565")):
            claims.write(
                f"added-{number},{place_id},neutrality,announced,pledged,2021-01-01,day,2060,,,community,,,,,,stated,"
                f"china_peaks,row {20 + number},{place_id},,,code,1.00\n"
            )
    published_as(register)
    page = words_of(open_page(tab="method"))
    people = people_on(cached.store(), DAY, ["CN-GD", "gn1795565"])
    assert "For example: Guangdong" in page and "inside Guangdong: counted there" in page
    assert people.skipped == 1 and f"Counted once {people.low:,}" in page


# --- everything to download


@pytest.fixture
def archive(register: Path, edit: Edit, tmp_path: Path) -> ZipFile:
    """Every table of a store in which a name is a formula."""
    edit("unresolved", "Nowhere Town Council", "=cmd|'/c calc'!A1")
    edit("claim", "Nowhere Town Council", "=cmd|'/c calc'!A1")
    with open_store(build(tmp_path / "atlas.duckdb", register).path) as store:
        known = Catalogue(
            method.store_tables(store), catalogue.sources(store), catalogue.release(store), "https://example.org/data"
        )
        return ZipFile(io.BytesIO(every_table(store, known, Language("en", catalogue.words(store)))))


def lines(archive: ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")))


def test_every_table_is_in_the_archive_with_every_row(archive: ZipFile, miniature: Store) -> None:
    tables = miniature.cursor().execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
    assert {*archive.namelist()} == {*(f"{name}.csv" for (name,) in tables), "README.md", "SHA256SUMS"}
    for table in ("claim", "place", "membership", "published_total", "spell"):
        (n,) = miniature.cursor().execute(f"SELECT count(*) FROM {table}").fetchone() or (0,)  # noqa: S608
        assert len(lines(archive, f"{table}.csv")) == n


def test_no_cell_of_the_archive_is_a_live_formula(archive: ZipFile) -> None:
    names = [line["reported_name"] for line in lines(archive, "unresolved.csv")]
    assert names == ["'=cmd|'/c calc'!A1"]
    for name in archive.namelist():
        if name.endswith(".csv"):
            cells = [cell for line in csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"))) for cell in line]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))], name


def test_the_readme_says_whose_the_rows_are_and_on_which_terms(archive: ZipFile) -> None:
    readme = archive.read("README.md").decode()
    assert "https://example.org/data" in readme
    assert re.search(r"`cedamia`: CEDAMIA.*licence: not stated.*7 rows of claim", readme)
    assert re.search(r"`geonames`: .*CC-BY-4\.0.*rows of place", readme)
    assert "under the same terms" in readme
    assert "`stands_from`: First day it surely stood" in readme


def test_the_sums_are_those_of_the_files(archive: ZipFile) -> None:
    sums = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())
    assert {*sums} == {*archive.namelist()} - {"SHA256SUMS"}
    assert all(sha256(archive.read(name)).hexdigest() == digest for name, digest in sums.items())


def test_the_store_is_offered_as_it_is(miniature_store: Path, tmp_path: Path) -> None:
    store = read_pointer(miniature_store).path
    name = publish_store(store, tmp_path)
    assert name == store.name
    assert (tmp_path / name).read_bytes() == store.read_bytes()
    (tmp_path / "atlas-0000000000.duckdb").write_bytes(b"of a release that is gone")
    (tmp_path / "spells-1.json").write_bytes(b"not ours")
    assert publish_store(store, tmp_path) == name
    assert sorted(path.name for path in tmp_path.iterdir()) == [name, "spells-1.json"]


def test_a_store_too_large_for_the_server_is_not_offered(tmp_path: Path) -> None:
    store = tmp_path / "atlas-1.duckdb"
    with store.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert publish_store(store, tmp_path / "static") is None


def test_the_release_names_the_store_its_digest_and_how_to_cite_it(opened: Opened) -> None:
    app = opened(tab="release")
    path = read_pointer(paths.STORE).path
    page = html(app)
    assert f'href="app/static/{path.name}" download="{path.name}"' in page
    assert sha256(path.read_bytes()).hexdigest() in page
    assert f"release {read_pointer(paths.STORE).release_id}, with data of the sources it names" in page
    assert [button.proto.label for button in app.get("download_button")] == [
        "CSV",
        "XLSX",
        "GeoJSON",
        "All tables (CSV)",
    ]


def test_the_change_log_stands_below_the_heads_of_the_page() -> None:
    log = change_log()
    assert "0.1.0" in log and not re.search(r"^#{1,3} ", log, re.MULTILINE)


def test_the_page_of_a_grown_register_is_drawn(published_as: Callable[[Path], None], tmp_path: Path) -> None:
    published_as(grow(tmp_path / "grown"))
    for tab in SECTIONS:
        assert "<b onclick" not in html(open_page(tab=tab, kinds="all"))
