"""Every page in three languages, wide and light, narrow and dark: axe, no outside request, the policy never broken."""

import os
from collections.abc import Callable
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext
from tests.web.access_matrix import Row, rows
from tests.web.checking import Watched
from tests.web.client import Client
from tests.web.conftest import Desk

pytestmark = pytest.mark.chromium
SHOWN = {name: row for name, row in rows().items() if row.gives == 200 and not row.data}
LOCALES = {"en": "en-GB", "ko": "ko-KR", "zh": "zh-CN"}
TITLES = {"en": "Notebook", "ko": "노트", "zh": "笔记"}


def role_for(row: Row) -> str:
    return "nobody" if row.open else row.shown_to or min(row.to)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_every_page(
    language: str,
    width: int,
    scheme: str,
    desk: Desk,
    as_role: Callable[[str], Client],
    browser_as: Callable[..., BrowserContext],
) -> None:
    """Each as the first role that may open it; with SCREENSHOTS=folder a picture of each is kept there."""
    shots = os.environ.get("SCREENSHOTS")
    for role in sorted({role_for(row) for row in SHOWN.values()}):
        if role != "nobody":
            as_role(role).post("/language/", page="/own/", language=language)
        context = browser_as(role, width=width, locale=LOCALES[language], color_scheme=scheme)
        watched = Watched(context.new_page(), desk.base)
        for name, row in SHOWN.items():
            if role_for(row) != role:
                continue
            page = watched.open(desk.fill(row.path))
            assert (page.get_attribute("html", "lang") or "")[:2] == language, name
            assert page.title() == TITLES[language], name
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is too wide"
            if shots:
                file = Path(shots) / language / f"{name.replace(':', '-')}-{width}.png"
                page.screenshot(path=file, full_page=True)
        context.close()
        if role != "nobody":
            as_role(role).post("/language/", page="/own/", language="en")


def test_reading_works_without_javascript(desk: Desk, browser_as: Callable[..., BrowserContext]) -> None:
    closed = [(role_for(row), name, desk.fill(row.path)) for name, row in SHOWN.items() if not row.open]
    for role, rooms in groupby(sorted(closed), key=itemgetter(0)):
        context = browser_as(role, java_script_enabled=False)
        page = context.new_page()
        for _, name, path in rooms:
            page.goto(desk.base.rstrip("/") + path)
            assert page.inner_text("main h1"), name
        context.close()


def test_the_checks_can_fail(desk: Desk, browser_as: Callable[..., BrowserContext]) -> None:
    watched = Watched(browser_as("nobody").new_page(), desk.base)
    page = watched.open("/away/")
    page.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=/x><p style=color:red>')"
    )
    page.evaluate("fetch('http://127.0.0.1:9/').catch(() => 0)")
    with pytest.raises(AssertionError):
        watched.check()
    watched.outside.clear()
    page.goto(desk.base + "away/")
    page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=data:,>')")
    with pytest.raises(AssertionError):
        watched.check()
