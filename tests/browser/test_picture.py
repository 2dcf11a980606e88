"""The picture of the map in a real browser: the file it becomes, what is drawn on it, and that names stay text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Frame, Page

from atlas.maps.style import DARK, LIGHT, SIGNS, Ground
from atlas.model import Kind
from atlas.queries.connect import open_store, read_pointer
from atlas.queries.filters import Filters
from atlas.queries.world import world_places
from atlas.store.build import build

from .conftest import served
from .test_world import open_world

pytestmark = pytest.mark.browser
HOSTILE = "<img src=x onerror=alert(1)>"
CLOSING = "，。、；：！？）》”」〕】…"

RECORD = """() => {
  window.written = [];
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
    window.written.push({
      text, x, y, wide: this.measureText(text).width, align: this.textAlign, canvas: this.canvas.width,
    });
    return fillText.call(this, text, x, y);
  };
}"""
"""Keeps a list of all text that is drawn on any canvas of the frame."""


@pytest.fixture(scope="module")
def miniature_atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an atlas over the miniature register, whose City of London has a hostile name."""
    store = tmp_path_factory.mktemp("picture") / "atlas.duckdb"
    build(store, Path(__file__).resolve().parents[1] / "miniature")
    with served(store) as address:
        yield address


def picture(page: Page, name: str = "Picture of this map (PNG)") -> Image.Image:
    """The file the button saves."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    assert re.fullmatch(r"climate-commitments-\d{4}-\d\d-\d\d\.png", waiting.value.suggested_filename)
    image = Image.open(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert image.format == "PNG"
    return image.convert("RGB")


def written(page: Page, frame: Frame, name: str = "Picture of this map (PNG)") -> list[str]:
    """Lines drawn on the picture, from top to bottom; none stands beyond its edge."""
    frame.evaluate(RECORD)
    image = picture(page, name)
    lines = [line for line in frame.evaluate("written") if line["canvas"] == image.width and line["align"] == "left"]
    margin = 16 if image.width == 1200 else 28
    scale = image.width / (frame.evaluate("map.getSize().x") + 2 * margin)
    assert max(line["x"] + line["wide"] for line in lines) <= image.width / scale - margin + 1
    assert max(line["y"] for line in lines) < image.height / scale
    return [line["text"] for line in sorted(lines, key=lambda line: (line["y"], line["x"]))]


def colours(image: Image.Image) -> set[str]:
    found = image.getcolors(image.width * image.height)
    assert found
    return {f"#{r:02X}{g:02X}{b:02X}" for _, (r, g, b) in found}


def above_the_map(image: Image.Image, sea: str) -> Image.Image:
    """What stands above the map: the title and the kinds."""
    column = [image.getpixel((image.width // 2, y)) for y in range(image.height)]
    wanted = tuple(int(sea[i : i + 2], 16) for i in (1, 3, 5))
    return image.crop((0, 0, image.width, column.index(wanted)))


@pytest.mark.parametrize(("scheme", "ground"), [("light", LIGHT), ("dark", DARK)])
def test_the_picture_is_the_frame_at_twice_its_size_with_the_sign_of_every_kind(
    page: Page, atlas: str, scheme: str, ground: Ground
) -> None:
    page.emulate_media(color_scheme=scheme)
    frame = open_world(page, atlas + "/?kinds=climate_emergency.neutrality.pilot")
    image = picture(page)
    width, height = frame.evaluate("[map.getSize().x, map.getSize().y]")
    assert image.width == 2 * (width + 56)
    assert image.height > 2 * height + 300
    found = colours(image)
    assert {ground.paper, ground.sea, ground.land, ground.text, ground.quiet} <= found
    assert len(found) > 200
    legend = colours(above_the_map(image, ground.sea))
    kinds = {Kind.CLIMATE_EMERGENCY, Kind.NEUTRALITY, Kind.PILOT}
    assert {getattr(SIGNS[kind], scheme) for kind in kinds} <= legend
    assert not {getattr(SIGNS[kind], scheme) for kind in set(Kind) - kinds - {Kind.FOSSIL_FREE}} & legend


def test_the_picture_says_what_is_shown_how_much_and_by_whom(page: Page, atlas: str, real_store: Path) -> None:
    pointer = read_pointer(real_store)
    chosen = Filters(day=date(2021, 12, 31), kinds=("neutrality",), countries=("JPN",))
    places = len(world_places(open_store(pointer.path), chosen))
    frame = open_world(page, atlas + "/?kinds=neutrality&countries=JPN&day=2021-12-31&at=38,138,5")
    said = written(page, frame)
    assert said[0] == "What governments have promised on climate"
    assert said[1] == "Neutrality · Japan · as of 31 December 2021"
    assert places > 20
    assert said[2].startswith(f"{places} places shown, ")
    assert said[3:5] == ["Neutrality", str(places)]
    assert "Places close together: how many, and which kinds" in said
    text = "\n".join(said)
    assert "Borders: Natural Earth, no endorsement · Places: GeoNames (CC BY 4.0)" in text
    assert "\nSources: " in text
    assert f"release {pointer.release_id}" in text
    address = text.replace("\n", "")
    assert "day=2021-12-31" in address and "countries=JPN" in address
    assert re.search(r"[?&]at=3[78]\.?\d*,13[78]\.?\d*,5$", address)


def test_a_legend_explains_only_what_is_in_the_frame(page: Page, atlas: str) -> None:
    frame = open_world(page, atlas + "/?kinds=pilot&at=33,105,4")
    china = written(page, frame)
    assert {"Not applicable: no national programme", "Regional"} <= {*china}
    assert not {"A place with several kinds", "Nation; stripes where it has several kinds", "National"} & {*china}
    frame.evaluate("void map.setView([0, -30], 5, {animate: false})")
    ocean = written(page, frame)
    assert "Places close together: how many, and which kinds" not in ocean
    assert any(line.endswith("The picture shows a part of them.") for line in ocean)


def test_the_address_restores_the_view_elsewhere_and_on_another_day(page: Page, atlas: str) -> None:
    frame = open_world(page, atlas + "/?kinds=peak")
    page.evaluate(
        "history.replaceState(history.state, '', '/?embed=true&kinds=peak&embed_options=light_theme&at=30,110,4')"
    )
    said = "".join(line for line in written(page, frame)[-2:])
    spelled = parse_qs(urlsplit(said[said.index(atlas) :]).query)
    assert spelled["kinds"] == ["peak"] and spelled["day"] == [datetime.now(UTC).date().isoformat()]
    assert "at" in spelled
    assert not [name for name in spelled if name.startswith("embed")]


def test_the_map_on_the_screen_stays_as_it_was(page: Page, atlas: str) -> None:
    frame = open_world(page, atlas + "/?kinds=neutrality&at=50,9,6")
    state = "[JSON.stringify(__atlas.drawn()), map.getZoom(), document.querySelectorAll('canvas').length]"
    before = frame.evaluate(state)
    assert len(before[0]) > 100
    picture(page)
    assert frame.evaluate(state) == before


def test_a_hostile_name_is_drawn_as_text(page: Page, miniature_atlas: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"dialog {dialog.message}"))
    frame = open_world(page, miniature_atlas + "/?place=gn2643741&at=51.51,-0.09,9")
    said = written(page, frame)
    assert f"{HOSTILE} · United Kingdom" in said
    assert frame.evaluate("document.querySelectorAll('img').length") == 0


def test_the_picture_speaks_chinese_and_breaks_lines_as_chinese_does(page: Page, atlas: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    frame = open_world(page, atlas + "/?lang=zh-Hans&place=CHN&at=33,108,4")
    said = written(page, frame, "保存地图图片（PNG）")
    assert said[0] == "各级政府的气候承诺"
    assert "中国" in said and "相邻地点合并显示：数量与类别构成" in said
    assert any(line.startswith("来源：") for line in said)
    assert not [line for line in said if line[0] in CLOSING]


def test_on_a_phone_the_file_is_wide_enough_to_print(page: Page, atlas: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    frame = open_world(page, atlas)
    assert len(written(page, frame)) > 15
    image = picture(page)
    assert image.width == 1200 and image.height > 2400
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.get_by_role("button", name="Picture of this map (PNG)").bounding_box()
    assert box and box["height"] >= 44


def test_the_picture_waits_until_map_and_words_are_of_one_day(page: Page, atlas: str) -> None:
    frame = open_world(page, atlas + "/?day=2021-12-31")
    frame.evaluate("Atlas.setDay('2019-12-31')")
    frame.evaluate("void setTimeout(() => Atlas.setDay('2021-12-31'), 700)")
    page.get_by_role("button", name="Picture of this map (PNG)").click()
    status = page.locator(".atlas-picture [role=status]")
    assert status.inner_text() == "The picture is being made."
    status.get_by_text("The picture is saved.").wait_for()
    assert frame.evaluate("__atlas.day") == "2021-12-31"


def test_a_picture_that_cannot_be_made_is_a_sentence(chromium: BrowserContext, atlas: str) -> None:
    page = chromium.new_page()
    frame = open_world(page, atlas)
    frame.evaluate("Atlas.setDay('2019-12-31')")
    page.get_by_role("button", name="Picture of this map (PNG)").click()
    page.get_by_text("The picture could not be made.").wait_for(timeout=15_000)
    page.close()
