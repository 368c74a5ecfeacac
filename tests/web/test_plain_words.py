"""Pages speak the reader's language and ask for what is needed: no code in the place of a word, no field before its turn."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect
from tests.web.checking import Watched
from tests.web.client import Client
from tests.web.conftest import Desk

from bearwitness.web.words import day


@pytest.fixture
def reading(as_role: Callable[[str], Client]) -> Callable[[str, str], Callable[[str], str]]:
    """Pages as a role reads them in a language, without their elements."""

    def give(role: str, language: str) -> Callable[[str], str]:
        client = as_role(role)
        client.post("/language/", page="/own/", language=language)

        def read(path: str) -> str:
            text = client.get(path).text
            client.post("/language/", page="/own/", language="en")
            return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", text))

        return read

    return give


def test_languages_have_names(desk: Desk, reading: Callable[[str, str], Callable[[str], str]]) -> None:
    assert "증언 한국어" in reading("team", "ko")("/sources/")
    assert "one · 韩语（朝鲜语）" in reading("team", "zh")(f"/care/interview/?person={desk.person}")
    assert " Korean " in reading("team", "en")(f"/persons/{desk.person}/interviews/")


def test_a_colon_is_set_as_the_language_sets_it(
    desk: Desk, reading: Callable[[str, str], Callable[[str], str]]
) -> None:
    page = f"/reviews/{desk.claim}/"
    assert "复核：角色" in reading("reviewer", "zh")(page)
    assert "검토: 역할" in reading("reviewer", "ko")(page)


def test_no_code_is_shown_where_a_word_is_chosen(desk: Desk, as_role: Callable[[str], Client]) -> None:
    assert "Survivor | Broker" not in as_role("reviewer").get(f"/reviews/{desk.claim}/amend/").text


def test_numbers_are_grouped(reading: Callable[[str, str], Callable[[str], str]]) -> None:
    assert "at most 10,000 records" in reading("custodian", "en")("/links/")
    assert re.search(r"Free on the disk [\d,]+\.\d GB", reading("custodian", "en")("/upkeep/"))


@pytest.mark.parametrize(
    ("language", "said"), [("en", "26 Nov 2026"), ("ko", "2026년 11월 26일"), ("zh", "2026年11月26日")]
)
def test_a_day_that_is_kept_as_a_number_is_read_in_words(language: str, said: str) -> None:
    assert day({"language": language}, "2026-11-26") == said


@pytest.mark.chromium
def test_a_day_and_a_guardian_are_asked_for_when_they_are_needed(
    desk: Desk, browser_as: Callable[..., BrowserContext]
) -> None:
    watched = Watched(browser_as("documenter").new_page(), desk.base)
    page = watched.open("/take-in/testimony/")
    until, relation = page.locator("[name=until_quote]"), page.locator("[name=relation]")
    expect(until).to_be_hidden()
    expect(relation).to_be_hidden()
    page.check("[name=answer_quote][value=until]")
    page.check("[name=child]")
    expect(until).to_be_visible()
    expect(relation).to_be_visible()
    watched.check()
