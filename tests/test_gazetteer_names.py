"""Folding of names, words for types in them, and names the gazetteer gives."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.folding import fold, key, simplified
from atlas.gazetteer.han import chinese_name, without_type
from atlas.gazetteer.languages import language_of
from atlas.gazetteer.municipalities import spell
from atlas.gazetteer.registered import registered
from atlas.gazetteer.spellings import Spellings, single_letters, two_letters
from atlas.gazetteer.tables import rows
from atlas.gazetteer.words import PlaceWords, Position, Scope
from atlas.paths import REFERENCE
from tests.gazetteer_fixtures import gazetteers_folder, loaded_gazetteer

WORDS = PlaceWords()
SCRIPTS = st.sampled_from("aZéŁøßñıİŞæþÐőœ -'’.,()/&ЁйїΑώςأىةک北京縣县広區がヶーｶ한성ไทยहिנתՀაአ①Ⅳ")


@given(st.text(SCRIPTS, max_size=30))
def test_folding_a_folded_name_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert key(fold(name)) == key(name)


@given(st.text(max_size=30))
def test_a_key_is_the_folded_name_without_spaces(name: str) -> None:
    assert key(name) == fold(name).replace(" ", "")


@given(st.text(SCRIPTS, max_size=30))
def test_case_and_unicode_form_do_not_matter(name: str) -> None:
    assert key(unicodedata.normalize("NFD", name)) == key(name)
    assert key(unicodedata.normalize("NFC", name)) == key(name)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_plain_letters_stay(name: str) -> None:
    assert fold(name.upper()) == name


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Łódź", "lodz"),
        ("København", "kobenhavn"),
        ("Đà Nẵng", "DA NANG"),
        ("Weißenfels", "Weissenfels"),
        ("Ærøskøbing", "aeroskobing"),
        ("İzmir", "Izmir"),
        ("Kırklareli", "Kirklareli"),
        ("L’Aquila", "L'Aquila"),
        ("Saint-Denis", "Saint Denis"),
        ("Орёл", "Орел"),
        ("臺北", "台北"),
        ("廣島", "広島"),
        ("広島", "广岛"),
        ("茅ヶ崎", "茅ケ崎"),
        ("ﾄｳｷｮｳ", "トウキョウ"),
        ("서울", "서울"),
        ("القاهرة", "القاهره"),
        ("تهران", "تهران"),
        ("Bath & North East Somerset", "Bath and North East Somerset"),
    ],
)
def test_two_ways_of_writing_a_name_fold_to_one(name: str, same: str) -> None:
    assert key(name) == key(same)


@pytest.mark.parametrize(
    ("name", "other"),
    [("か", "が"), ("苏州", "宿州"), ("福州", "抚州"), ("Halle", "Hallein"), ("여수", "여주"), ("दिल्ली", "दल्ली")],
)
def test_two_names_stay_two(name: str, other: str) -> None:
    assert key(name) != key(other)


def readings(name: str, country: str) -> dict[str, frozenset[Scope]]:
    return {reading.stem: reading.scopes for reading in WORDS.readings(name, country)}


@pytest.mark.parametrize(
    ("name", "country", "stem", "scope"),
    [
        ("Landkreis Augsburg", "DEU", "augsburg", Scope.WIDE),
        ("Stadt Ulm", "DEU", "ulm", Scope.TOWN),
        ("City of Johannesburg Metropolitan Municipality", "ZAF", "johannesburg", Scope.SEAT),
        ("Comune di L'Aquila", "ITA", "l aquila", Scope.TOWN),
        ("Ayuntamiento de A Coruña", "ESP", "a coruna", Scope.TOWN),
        ("Göteborgs Stad", "SWE", "goteborg", Scope.TOWN),
        ("宿州市", "CHN", "宿州", Scope.TOWN),
        ("안동시", "KOR", "안동", Scope.TOWN),
        ("거창군", "KOR", "거창", Scope.SEAT),
        ("종로구", "KOR", "종로", Scope.WARD),
        ("จังหวัดเชียงใหม่", "THA", "เชียงใหม่", Scope.WIDE),
        ("Orange County", "USA", "orange", Scope.OTHER),
        ("Kent County Council", "GBR", "kent", Scope.COUNCIL),
        ("Abingdon Town Council", "GBR", "abingdon", Scope.PARISH),
        ("Volvera 2050", "ITA", "volvera", Scope.ANY),
    ],
)
def test_the_word_taken_off_is_kept_as_evidence(name: str, country: str, stem: str, scope: Scope) -> None:
    assert scope in readings(name, country)[stem]


def test_the_name_as_it_stands_is_read_first_and_longer_stems_before_shorter() -> None:
    stems = [reading.stem for reading in WORDS.readings("Park City Council", "USA")]
    assert stems == ["park city council", "park city", "park"]


def test_a_name_that_is_only_a_word_stays() -> None:
    assert list(readings("City", "USA")) == ["city"]


def test_a_word_means_what_it_means_in_its_country() -> None:
    assert readings("Saanich District", "CAN") != readings("Saanich District", "DEU")


def test_every_word_of_the_table_is_of_the_closed_lists() -> None:
    table = rows(REFERENCE / "place_words.csv")
    assert len(table) > 500
    for row in table:
        assert {Scope(each) for each in row["scope"].split()}
        assert Position(row["position"])
        assert all(len(country) == 3 and country.isupper() for country in row["countries"].split())


def test_no_word_of_the_table_stands_twice() -> None:
    seen = [
        (fold(row["word"]), row["position"], country)
        for row in rows(REFERENCE / "place_words.csv")
        for country in row["countries"].split() or [""]
    ]
    twice = {each for each in seen if seen.count(each) > 1} if len(seen) != len(set(seen)) else set()
    assert twice == set()


@pytest.mark.parametrize(
    ("names", "country", "shown"),
    [
        (["蘇州", "苏州", "苏州市"], "CHN", "苏州"),
        (["西雅图", "西雅圖"], "USA", "西雅图"),
        (["华盛顿特区"], "USA", "华盛顿特区"),
        (["科伦", "科隆"], "DEU", None),
        (["広島", "广岛"], "JPN", None),
        (["Hiroshima"], "CHN", None),
    ],
)
def test_a_chinese_name_is_shown_only_when_it_is_sure(names: list[str], country: str, shown: str | None) -> None:
    assert chinese_name(names, country) == shown


def test_a_type_is_not_taken_from_a_name_of_two_characters() -> None:
    assert without_type("沙市") == "沙市"
    assert without_type("宿州市") == "宿州"


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("おおさか", "Osaka"),
        ("とうきょう", "Tokyo"),
        ("さっぽろ", "Sapporo"),
        ("はっちょう", "Hatcho"),
        ("みよし", "Miyoshi"),
    ],
)
def test_kana_are_spelt_in_latin_letters(kana: str, latin: str) -> None:
    table = {row["kana"]: row["latin"] for row in rows(REFERENCE / "kana.csv")}
    assert spell(kana, table) == latin


@pytest.mark.parametrize(
    ("name", "country", "language"),
    [("北京", "CHN", "zh-Hans"), ("廣州", "CHN", "zh-Hant"), ("広島", "JPN", "und-Hani"), ("ひろしま", "JPN", "ja"),
     ("부산", "KOR", "ko"), ("Αθήνα", "GRC", "el"), ("Москва", "RUS", "und-Cyrl"), ("Lyon", "FRA", "und")],
)  # fmt: skip
def test_the_script_tells_the_language_where_it_can(name: str, country: str, language: str) -> None:
    assert language_of(name, country) == language


def test_every_nation_has_a_chinese_name_and_lies_on_the_globe() -> None:
    nations = [entry.place for entry in loaded_gazetteer().places.entries if entry.place.level == "national"]
    assert len(nations) > 240
    for nation in nations:
        assert nation.name_zh, nation.name
        assert simplified(nation.name_zh) == nation.name_zh
        assert -90 <= nation.lat <= 90
        assert -180 <= nation.lon <= 180


@pytest.mark.parametrize(
    ("place_id", "name", "name_zh"),
    [("CHN", "China", "中国"), ("NLD", "Netherlands", "荷兰"), ("XKX", "Kosovo", "科索沃"),
     ("DE-BY", "Bavaria", "巴伐利亚"),
     ("IN-SK", "Sikkim", "锡金邦"),
     ("CN-JS", "Jiangsu", "江苏省"), ("gn1793743", "Suzhou", "宿州"), ("gn1862415", "Hiroshima", "广岛"),
     ("IR-10", "Isfahan", "伊斯法罕省")],
)  # fmt: skip
def test_a_place_is_called_in_english_and_in_chinese(place_id: str, name: str, name_zh: str | None) -> None:
    place = loaded_gazetteer().place(place_id)
    assert place is not None
    assert (place.name, place.name_zh) == (name, name_zh)


def test_a_town_lies_in_the_region_its_code_says() -> None:
    for place_id, region in {
        "gn1886760": "CN-JS",
        "gn2867714": "DE-BY",
        "gn5368361": "US-CA",
        "gn3448439": "BR-SP",
    }.items():
        place = loaded_gazetteer().place(place_id)
        assert place is not None
        assert place.region_id == region


def test_names_of_a_place_start_with_its_own_and_repeat_none() -> None:
    names = loaded_gazetteer().names_of("gn2886242")
    assert (names[0].name, names[0].kind) == ("Köln", "preferred")
    assert len(names) == len(set(names)) > 20
    assert loaded_gazetteer().names_of("gn1") == ()


def test_the_register_s_places_are_candidates_but_not_their_reported_names(tmp_path: Path) -> None:
    (tmp_path / "place.csv").write_text(
        "place_id,level,name,name_zh,local_type,country,region_id,lat,lon,precision,population,population_year,"
        "population_source,geonames_id\n"
        "test:1,local,Aldershire,,unitary authority,GBR,GB-ENG,52.0,-1.0,source,90000,2020,test,\n",
        encoding="utf-8",
    )
    (tmp_path / "place_name.csv").write_text(
        "place_id,name,lang,kind\ntest:1,Swydd Alder,cy,alternate\ntest:1,Alder Council,und,reported\n",
        encoding="utf-8",
    )
    (entry,) = registered(tmp_path)
    assert (entry.place.place_id, entry.place.population, entry.place.geonames_id) == ("test:1", 90000, None)
    assert {name.name for name in entry.names} == {"Aldershire", "Swydd Alder"}
    assert list(registered(tmp_path / "absent")) == []


@pytest.mark.skipif(gazetteers_folder() is None, reason="needs the list of UK councils")
def test_no_name_of_a_council_is_broken_or_padded() -> None:
    for entry in loaded_gazetteer().places.entries:
        for name in entry.names:
            assert name.name == name.name.strip()
            assert not any("\x7f" <= char <= "\x9f" for char in name.name)
            assert "\u00bf\u00bd" not in name.name


@pytest.mark.parametrize(
    ("name", "country", "meant"),
    [
        ("Frankfurt a. M.", "DEU", "Frankfurt am Main"),
        ("S. Giovanni Lupatoto", "ITA", "San Giovanni Lupatoto"),
        ("V. N. de Gaia", "PRT", "Vila Nova de Gaia"),
        ("N. Vancouver", "CAN", "North Vancouver"),
        ("Brighton & Hove", "DEU", "Brighton und Hove"),
    ],
)
def test_an_abbreviation_is_written_out_as_its_country_means_it(name: str, country: str, meant: str) -> None:
    assert fold(meant) in Spellings().written_out(fold(name), country)


def test_a_name_of_abbreviations_only_is_left_alone() -> None:
    assert list(Spellings().written_out("s and", "FRA")) == []


@pytest.mark.parametrize(
    ("genitive", "country", "nominative"),
    [
        ("Tampereen", "FIN", "Tampere"),
        ("Rīgas", "LVA", "Rīga"),
        ("Kauno", "LTU", "Kaunas"),
        ("Θεσσαλονίκης", "GRC", "Θεσσαλονίκη"),
        ("Львівська", "UKR", "Львів"),
        ("თბილისის", "GEO", "თბილისი"),
    ],
)
def test_a_genitive_leads_to_its_nominative(genitive: str, country: str, nominative: str) -> None:
    assert fold(nominative) in Spellings().nominatives(fold(genitive), country)


def test_two_letters_are_read_as_one_and_one_is_written_as_two() -> None:
    assert "munchen" in single_letters("muenchen")
    assert "hoje taastrup".replace(" ", "") in single_letters("hoejetaastrup")
    assert two_letters("Høje-Taastrup") == "hoejetaastrup"
    assert list(single_letters("berlin")) == []


@pytest.mark.parametrize("file", ["abbreviations.csv", "genitives.csv", "municipal_seats.csv"])
def test_every_country_of_a_table_is_an_alpha_3_code(file: str) -> None:
    for row in rows(REFERENCE / file):
        countries = (row.get("countries") or row.get("country") or "").split()
        assert all(len(country) == 3 and country.isupper() for country in countries), row
