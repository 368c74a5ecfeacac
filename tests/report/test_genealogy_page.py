"""The page of a genealogy: well formed in three languages, whole without a script, readable at two widths."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.patterns.genealogy.real import tables, traced
from tests.report.test_contrast import contrast, schemes
from tests.report.test_page import Page

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.patterns.genealogy import trace
from bearwitness.report.genealogy import render_genealogy
from bearwitness.report.genealogy.style import GENEALOGY_CSS
from bearwitness.report.shell import page_name
from bearwitness.report.text_lines import Line, width, wrapped


@pytest.fixture(scope="module")
def pages() -> dict[Language, str]:
    return {language: render_genealogy(traced(), language) for language in LANGUAGES}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


def test_the_page_is_well_formed_and_asks_for_nothing(pages: dict[Language, str], language: Language) -> None:
    text = pages[language]
    page = Page(text)
    assert page.open == []
    assert len(page.all("h1")) == 1
    assert not re.search(r'(?:src|href)="(?:https?:|//)|<script|<iframe|<form|\son[a-z]+=', text)
    assert not any("style" in attributes for _, attributes in page.tags)
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [each["href"] for each in page.all("a")]
    assert all(each[1:] in ids if each[0] == "#" else each.startswith("index") for each in links)
    assert all(len(each["aria-label"]) > 10 for each in page.all("svg"))


def test_every_figure_and_every_difference_is_on_the_page(
    pages: dict[Language, str], language: Language
) -> None:
    text = pages[language]
    assert [each.id for each in traced().figures if not re.search(rf"\b{each.id}\b", text)] == []
    assert [each.id for each in traced().sources if each.id not in text] == []


def test_what_was_not_read_and_what_is_unknown_is_said(pages: dict[Language, str]) -> None:
    text = pages["en"]
    assert "It was not read for this page" in text
    assert "year not stated" in text
    assert "no date stated" in text
    assert "bound inverted; population changed" in text
    assert not re.search(r"\b(?:lie[ds]?|false|fabricat\w*|distort\w*|mislead\w*)\b", text)


def test_hostile_words_stay_words() -> None:
    figures, sources = tables()
    bad = '<script>alert(1)</script>" onload="x'
    hostile = trace(
        [replace(each, population=bad, wording=bad) for each in figures],
        [replace(each, publisher=bad, title=bad, url=bad) for each in sources],
    )
    text = render_genealogy(hostile, "en")
    assert "<script" not in text
    assert '" onload="' not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize(
    "text",
    [
        "a long line of plain words that must be broken",
        "没有空格的中文句子也要能够换行。",
        "가나다 라마바 사아자",
        "x" * 60,
    ],
)
def test_lines_fit_their_room(text: str) -> None:
    lines = wrapped(Line(text=text), 120)
    assert len(lines) > 1
    assert all(width(each.text, 15) <= 120 for each in lines[:-1])
    assert "".join(each.text for each in lines).replace(" ", "") == text.replace(" ", "")


def test_a_figure_of_nothing_and_a_year_in_part_can_be_drawn() -> None:
    figures, sources = tables()
    none = [replace(each, low=Decimal(0), high=Decimal(0), as_of="2019-05") for each in figures]
    text = render_genealogy(trace(none, sources), "en")
    assert "years stated: 2019" in text


@pytest.mark.parametrize("scheme", [0, 1])
def test_what_differs_can_be_read(scheme: int) -> None:
    color = re.findall(r"--apart:(#\w+)", GENEALOGY_CSS)[scheme]
    assert contrast(color, schemes()[("light", "dark")[scheme]]["ground"]) >= 4.5


@pytest.mark.chromium
@pytest.mark.parametrize(("across", "scheme"), [(390, "light"), (1280, "dark")])
def test_pictures_stay_inside_and_do_not_overlap(
    chromium: Browser,
    pages: dict[Language, str],
    language: Language,
    across: int,
    scheme: str,
    tmp_path: Path,
) -> None:
    path = tmp_path / page_name(language)
    path.write_text(pages[language], encoding="utf-8")
    dark = scheme == "dark"
    page = chromium.new_page(
        viewport={"width": across, "height": 900}, color_scheme="dark" if dark else "light"
    )
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth") <= across
    smallest = page.evaluate(SMALLEST)
    assert smallest >= 11
    assert page.evaluate(OVERLAPS) == []
    page.close()


SHOWN = "[...document.querySelectorAll('svg')].filter(svg => svg.getBoundingClientRect().width > 0)"
SMALLEST = f"""Math.min(...{SHOWN}.flatMap(svg => [...svg.querySelectorAll('text')]
    .map(text => parseFloat(getComputedStyle(text).fontSize) * svg.getBoundingClientRect().width
        / svg.viewBox.baseVal.width)))"""
OVERLAPS = f"""{SHOWN}.flatMap(svg => {{
    const out = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect());
    return boxes.flatMap((a, i) => [
        ...(a.right > out.right + 12 ? ['wide'] : []),
        ...(boxes.slice(i + 1, i + 4).some(b => a.bottom - b.top > 5 && b.bottom - a.top > 5
            && a.left < b.right && b.left < a.right) ? ['overlap'] : [])]);
}})"""
