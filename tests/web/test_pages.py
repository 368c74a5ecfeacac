"""Every page in three languages and at two widths: axe, no outside request, the policy never broken."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext
from tests.web.access_matrix import rows
from tests.web.checking import Watched
from tests.web.client import Client
from tests.web.conftest import Desk

pytestmark = [pytest.mark.xdist_group("web"), pytest.mark.chromium]
SHOWN = {name: row for name, row in rows().items() if row.gives == 200 and not row.data}


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_page(
    language: str,
    width: int,
    desk: Desk,
    as_role: Callable[[str], Client],
    browser_as: Callable[..., BrowserContext],
) -> None:
    """Each as the first role that may open it; signing in and out as nobody."""
    for name, row in SHOWN.items():
        role = "nobody" if row.open else min(row.to)
        if role != "nobody":
            as_role(role).post("/language/", page="/own/", language=language)
        context = browser_as(
            role, width=width, locale={"en": "en-GB", "ko": "ko-KR", "zh": "zh-CN"}[language]
        )
        watched = Watched(context.new_page(), desk.base)
        page = watched.open(desk.fill(row.path))
        assert (page.get_attribute("html", "lang") or "")[:2] == language, name
        assert page.title() in ("Notebook", "노트", "笔记"), name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} is too wide"
        context.close()
