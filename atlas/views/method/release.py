"""The release: what it is called, how to cite it, everything to download, licences, what changed."""

from __future__ import annotations

import re
from collections.abc import Callable

import duckdb
import streamlit as st

from atlas import paths
from atlas.queries.filters import KINDS, Filters
from atlas.queries.method.figures import store_tables
from atlas.views import cached
from atlas.views.downloads.panel import show_downloads
from atlas.views.i18n import Language
from atlas.views.method.drawing import draw, head
from atlas.views.method.source_list import licence_in_words
from atlas.views.method.store_file import publish_store
from atlas.views.tables import Row, show_table

CHANGES = paths.PROJECT / "CHANGELOG.md"


def show_release(filters: Filters, language: Language) -> None:
    """The release, its downloads, its licences and the change log."""
    t, release = language.text, cached.release()
    head(
        t("Release {release}", release=release["release_id"]),
        t(
            "The sources speak for {day} at the latest. The name of a release is made of its data: the same register "
            "always gives the same name, and any change gives another.",
            day=language.day(release["as_of"]),
        ),
    )
    draw(
        "citation",
        language,
        text=t(
            "Climate Commitments Atlas, release {release}, with data of the sources it names. {address}",
            release=release["release_id"],
            address=st.context.url or "",
        ),
    )
    _show_files(filters, language)
    _show_licences(language)
    head(t("What changed"), t("The log is kept in English.") if language.is_chinese else "")
    with st.container(key="change-log"):
        st.markdown(change_log())


def change_log() -> str:
    """The change log as Markdown, its headings lowered below those of the page."""
    lines = CHANGES.read_text(encoding="utf-8").split("\n", 1)[1] if CHANGES.is_file() else ""
    return re.sub(r"^#", "###", lines, flags=re.MULTILINE)


def _show_files(filters: Filters, language: Language) -> None:
    t, release = language.text, cached.release()
    everything = Filters(day=filters.day, kinds=KINDS)
    view = cached.view(everything)
    path, size, digest = cached.store_file()
    tables = store_tables(cached.store())
    head(
        t("Everything to download"),
        t("Each file is made when it is asked for, and says in its README what it is, whose it is and on which terms."),
    )
    with st.container(key="release-files"):
        head(
            t("All promises that stand on {day}", day=language.day(filters.day)),
            t("Of all nine kinds, with their places, claims and sources."),
            level=3,
        )
        show_downloads(view.shown, everything, language, len(view.waiting))
        head(
            t("Every table of the store"),
            t(
                "{tables} tables with {rows} rows as CSV, packed together with their fields explained, the licence and "
                "credit of each source, and checksums.",
                tables=language.number(len(tables)),
                rows=language.number(sum(table["n_rows"] for table in tables)),
            ),
            level=3,
        )
        st.download_button(
            t("All tables (CSV)"),
            _everything(language),
            f"climate-commitments-all-tables-{release['release_id']}.zip",
            "application/zip",
            key="download-everything",
            on_click="ignore",
        )
        head(
            t("The store itself"),
            t(
                "One DuckDB file, to be asked in SQL. It holds the dictionary as comments, and questions such as "
                "state_asof(day)."
            ),
            level=3,
        )
        name = publish_store(path, paths.STATIC)
        draw(
            "store_file",
            language,
            file=name,
            size=f"{size / 1_000_000:.1f} MB",
            version=duckdb.__version__,
            digest=digest,
        )


def _everything(language: Language) -> Callable[[], bytes]:
    address = st.context.url or ""
    return lambda: cached.every_table(address, language)


def _show_licences(language: Language) -> None:
    t = language.text
    terms: dict[tuple[str, str], list[str]] = {}
    for record in cached.source_records():
        key = licence_in_words(record["licence"], language), language.label("reuse", record["reuse"])
        terms.setdefault(key, []).append(record["source_id"])
    rows: list[Row] = [
        [licence, reuse, len(ids), language.listed(ids)] for (licence, reuse), ids in sorted(terms.items(), key=_size)
    ]
    head(
        t("Licences"),
        t("The code is MIT. The data are not ours: each source keeps its own terms, and every row names its source."),
    )
    show_table(
        t("Sources by licence"),
        [t("Licence"), t("Reuse"), t("Sources"), t("Which")],
        rows,
        language,
        key="release-licences",
    )


def _size(terms: tuple[tuple[str, str], list[str]]) -> tuple[int, str]:
    return -len(terms[1]), terms[0][0]
