"""A chart has one name, in the reader's language: nothing inside it is read aloud beside that."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.release.sample import assembled

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.release import ReleasedEstimate
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.report.figures import alt_of, figure_path, render_figures
from bearwitness.report.words import Speaker

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return render_figures(assembled().release)


def test_nothing_inside_a_chart_has_a_name_or_a_role_of_its_own(drawn: dict[str, str]) -> None:
    assert {path.split(".")[-2] for path in drawn} == set(LANGUAGES)
    for path, text in drawn.items():
        root, *inner = ElementTree.fromstring(text).iter()  # noqa: S314  # our own drawing
        assert root.get("role") == "img", path
        named = [name for each in inner for name in each.attrib if name.startswith(("aria-", "role"))]
        assert named == [], path
        assert [each.tag for each in inner if each.tag in (f"{SVG}title", f"{SVG}desc")] == [f"{SVG}title"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_name_is_what_it_shows_in_words(drawn: dict[str, str], language: Language) -> None:
    release = assembled().release
    figures: list[ReleasedTable | ReleasedEstimate] = [*release.tables, *release.estimates]
    for each in figures:
        if isinstance(each, ReleasedTable) and each.network:
            continue  # drawn as a network, in place of bars: tests/report/test_network.py
        root = ElementTree.fromstring(drawn[figure_path(each.figure, language)])  # noqa: S314  # our own drawing
        assert root[0].tag == f"{SVG}title"
        assert root[0].text == alt_of(each, Speaker(language=language))


def test_the_bundle_holds_these_charts(untouched: Path) -> None:
    for each in untouched.glob("figures/*.svg"):
        assert "aria-label" not in each.read_text(encoding="utf-8"), each.name
