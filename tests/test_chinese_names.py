"""Which Chinese name a place is shown under, and from where."""

from __future__ import annotations

import pytest

from atlas.gazetteer.municipalities import chinese_name
from tests.gazetteer_fixtures import loaded_gazetteer


@pytest.mark.parametrize(
    ("place_id", "name_zh"),
    [
        ("gn1850147", "东京"),
        ("gn2158177", "墨尔本"),
        ("gn2128295", "札幌"),
        ("gn1805618", "天门"),
        ("gn7283386", "常熟"),
        ("gn1796236", "上海"),
    ],
)
def test_a_city_is_shown_under_the_chinese_name_of_an_official_list_or_of_cldr(place_id: str, name_zh: str) -> None:
    place = loaded_gazetteer().place(place_id)
    assert place
    assert place.name_zh == name_zh


def test_a_zone_called_after_its_country_does_not_rename_the_town() -> None:
    place = loaded_gazetteer().place("gn1820906")
    assert place
    assert place.name_zh == "斯里巴加湾"


@pytest.mark.parametrize(("kanji", "name_zh"), [("横浜市", "横滨"), ("桑名市", "桑名"), ("津市", "津市")])
def test_a_kanji_name_is_read_character_by_character(kanji: str, name_zh: str) -> None:
    assert chinese_name(kanji) == name_zh


def test_a_name_with_kana_has_no_chinese_name() -> None:
    assert chinese_name("さいたま市") is None
