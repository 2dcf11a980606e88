"""A picture of the map for print: its words, and the button that saves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from atlas.model import Reuse
from atlas.queries.filters import Filters
from atlas.queries.world import Shown
from atlas.views import cached
from atlas.views.components import component
from atlas.views.i18n import Language
from atlas.views.view_words import counted_in_words, view_in_words

PUBLISHERS = 640
"""Letters of publishers' names in a picture; those after them are counted."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a picture says, as `picture.js` of the map reads it; the map adds its own words and the page's address.

    Args:
        day: ISO 8601.
        places: Places shown; with the day, what the map must show for these words to hold.
        title: The heading.
        view: What is shown.
        counts: How much of it there is.
        part: The same where the frame does not show all of it.
        legend: Code, label and number of places of each kind shown.
        signs: Sign → what it means; the picture explains those that stand on it.
        notes: Borders, sources and release, a paragraph each.
    """

    day: str
    places: int
    title: str
    view: str
    counts: str
    part: str
    legend: tuple[Mapping[str, str], ...]
    signs: Mapping[str, str]
    notes: tuple[str, ...]


def world_figure(shown: Shown, unplaced: int, filters: Filters, language: Language) -> Figure:
    """The words of a picture of the world page.

    Args:
        unplaced: Commitments that pass the filters and have no place.
    """
    counts = counted_in_words(shown, language)
    if unplaced:
        counts += language.plural("; {n} commitment has no place yet", "; {n} commitments have no place yet", unplaced)
    places = shown.world.facets(filters)["kind"]
    return Figure(
        day=filters.day.isoformat(),
        places=shown.n_places,
        title=language.text("What governments have promised on climate"),
        view=view_in_words(filters, language),
        counts=counts,
        part=language.text("{counts}. The picture shows a part of them.", counts=counts),
        legend=tuple(
            {"code": code, "label": language.label("kind", code), "count": language.number(places.get(code, 0))}
            for code in language.words["kind"]
            if code in filters.kinds_shown
        ),
        signs=_signs(language),
        notes=_notes(publishers(shown), language),
    )


def publishers(shown: Shown) -> list[str]:
    """Who says what is shown: first those whose licence asks to be named, then by number of commitments."""
    said = Counter(shown.world.source_id[shown.rows].tolist())
    sources = [source for source in cached.sources() if source["source_id"] in said]
    sources.sort(key=lambda source: (source["reuse"] == Reuse.FACTS, -said[source["source_id"]]))
    return list(dict.fromkeys(source["publisher"] for source in sources))


def show_picture(figure: Figure, language: Language) -> None:
    """A button that saves the map as it stands in the browser; nothing leaves the reader's machine."""
    t = language.text
    component("picture")(
        key="picture",
        data={
            "figure": asdict(figure),
            "file": f"climate-commitments-{figure.day}.png",
            "label": t("Picture of this map (PNG)"),
            "making": t("The picture is being made."),
            "saved": t("The picture is saved."),
            "failed": t("The picture could not be made. Wait until the map is drawn, then try again."),
        },
    )


def sources_in_words(names: Sequence[str], language: Language) -> str:
    """The publishers' names in one line of bounded length; how many are left out is said."""
    separator = "；" if language.is_chinese else "; "
    kept = [name for i, name in enumerate(names) if i == 0 or len(separator.join(names[: i + 1])) <= PUBLISHERS]
    said = separator.join(kept)
    if len(kept) == len(names):
        return language.text("Sources: {names}", names=said)
    left_out = language.number(len(names) - len(kept))
    return language.text("Sources: {names}; and {n} more, listed in the download", names=said, n=left_out)


def _notes(names: Sequence[str], language: Language) -> tuple[str, ...]:
    t, release = language.text, cached.release()
    return (
        " · ".join([t("Borders: Natural Earth, no endorsement"), t("Places: GeoNames (CC BY 4.0)")]),
        *([sources_in_words(names, language)] if names else []),
        t(
            "Climate Commitments Atlas, release {release}, sources as of {day} at the latest",
            release=release["release_id"],
            day=language.day(release["as_of"]),
        ),
    )


def _signs(language: Language) -> dict[str, str]:
    t = language.text
    return {
        "cluster": t("Places close together: how many, and which kinds"),
        "several": t("A place with several kinds"),
        "size": t("Larger point: more residents"),
        "rough": t("Approximate position"),
        "nation": t("Nation; stripes where it has several kinds"),
        "region": t("Region; stripes lean the other way"),
        "ringed": t("Nation, region or union as a point"),
        "band": t("Band inside a border: a nation whose regions are shown by themselves"),
    }
