"""Pages stand by themselves: well formed, in three languages, no script, no outside reference."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from tests.release.sample import PLAN, SEED, assembled

from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.release.bundle.bundle import bundle_files
from bearwitness.report import page_name
from bearwitness.report.markup import VOID, Html, tag
from bearwitness.report.page import render_page


class Page(HTMLParser):
    """Tags in order, attributes, and whether every element is closed where it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for found, attributes in self.tags if found == name]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture
def text(untouched: Path, language: Language) -> str:
    return (untouched / page_name(language)).read_text(encoding="utf-8")


@pytest.fixture
def page(text: str) -> Page:
    return Page(text)


def test_the_page_is_well_formed_and_says_its_language(page: Page, language: Language) -> None:
    assert page.open == []
    assert page.all("html") == [{"lang": {"en": "en", "ko": "ko", "zh": "zh-Hans"}[language]}]
    assert len(page.all("h1")) == 1


def test_headings_go_down_one_at_a_time(page: Page) -> None:
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_outside_is_asked_for(text: str, page: Page) -> None:
    assert not re.search(r"https?:|//[a-z]|javascript:|<script|<iframe|<form|\son[a-z]+=", text)
    for name, attributes in page.tags:
        assert not {"style", "onclick", "onload"} & attributes.keys(), name


def test_every_link_and_picture_is_there(untouched: Path, page: Page) -> None:
    ids = {attributes["id"] for _, attributes in page.tags if "id" in attributes}
    assert len(ids) == len([1 for _, attributes in page.tags if "id" in attributes])
    links = [each["href"] for each in page.all("a")] + [each["src"] for each in page.all("img")]
    assert len(links) > 10
    for link in links:
        assert link[1:] in ids if link.startswith("#") else (untouched / link).is_file(), link


def test_the_policy_names_the_style_and_nothing_else(text: str, page: Page) -> None:
    policy = next(each["content"] for each in page.all("meta") if "http-equiv" in each)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_pictures_and_tables_are_accessible(page: Page) -> None:
    assert all(len(each["alt"]) > 20 for each in page.all("img"))
    assert len(page.all("caption")) == len(page.all("table")) >= 5
    assert all(each["scope"] in {"row", "col"} for each in page.all("th"))


def test_every_figure_states_population_frame_and_period(text: str) -> None:
    figures = re.findall(r'<section class="figure".*?</section>', text, re.DOTALL)
    assert len(figures) == 7
    assert all(re.search('<p class="frame">.{30,}</p>', each, re.DOTALL) for each in figures)


def test_the_number_at_the_top_says_its_status(text: str, language: Language) -> None:
    """No number of persons in all stands without what may be said of it."""
    own = next(each for each in assembled(PLAN).release.estimates if each.kind != "recomputed")
    top = re.search(r'<dl class="facts">.*?</dl>', text, re.DOTALL)
    assert top is not None
    assert message(f"estimate.status.{own.status}", language) in top[0]


def test_a_table_that_is_not_shown_is_counted_at_the_top(language: Language) -> None:
    """Its numbers are withheld too, and a bare 0 would say that none was."""
    release = assembled(PLAN).release
    said = message("report.facts.refused", language)
    assert said not in render_page(release, (), "", language)
    hidden = replace(release, refused=(release.tables[0].title,) * 3)
    assert f"<dt>{said}</dt><dd>3</dd>" in render_page(hidden, (), "", language)


def test_nothing_is_left_untranslated(page: Page, language: Language) -> None:
    said = [each for each in page.words if re.search("[A-Za-z]{4,} [A-Za-z]{3,} [A-Za-z]{3,}", each)]
    if language != "en":
        citations = re.compile(r"\(\d{4}\)|^\n:root|bearwitness verify")
        assert [each for each in said if not citations.search(each)] == []


def test_hostile_words_stay_words() -> None:
    plan = PLAN.replace("What 260 people told us", "<script>alert(1)</script><img src=x onerror=alert(1)>")
    files = bundle_files(assembled(plan), SEED)
    shown = files["index.html"].decode()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert tag("p", "<b>", Html("<i></i>"), title='"') == '<p title="&quot;">&lt;b&gt;<i></i></p>'


def test_what_was_kept_out_is_said(text: str, language: Language) -> None:
    few = {"en": "About 10 persons or fewer", "ko": "10명 안팎이거나 그보다 적음", "zh": "约 10 人或更少"}[
        language
    ]
    assert few in text
    least = {"en": "About 30 persons", "ko": "30명 안팎", "zh": "约 30 人"}[language]
    assert least in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_estimates_are_explained_where_there_are_any(language: Language) -> None:
    made = assembled()
    bare = replace(made.release, estimates=())
    for key in ("report.reading.status", "report.methods.estimated"):
        words = message(key, language)
        assert words in render_page(made.release, (), "aa", language)
        assert words not in render_page(bare, (), "aa", language)
