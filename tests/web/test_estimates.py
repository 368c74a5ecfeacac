"""Estimates on a table that is sent in or on the persons on record; figures and what they rest on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext
from tests.web.checking import Watched
from tests.web.client import Client
from tests.web.conftest import Desk

from bearwitness.estimate import published

FRAME = "Women who crossed from 2000 to 2010"


@pytest.fixture
def team(as_role: Callable[[str], Client]) -> Client:
    found = as_role("team")
    found.post("/language/", page="/own/", language="en")
    return found


@pytest.mark.chromium
def test_a_table_is_estimated_in_memory(
    desk: Desk, team: Client, browser_as: Callable[..., BrowserContext]
) -> None:
    watched = Watched(browser_as("team").new_page(), desk.base)
    page = watched.open("/estimates/")
    page.get_by_label("A capture table that I send in").check()
    table = published.load("Korea").table.to_csv().encode()
    page.set_input_files("#f-file", {"name": "t.csv", "mimeType": "text/csv", "buffer": table})
    page.fill("#f-frame", FRAME)
    page.set_default_timeout(200_000)
    page.get_by_role("button", name="Estimate").click()
    page.wait_for_selector(".headline")
    watched.check()
    text = page.inner_text("main")
    assert f"Whom this speaks of: {FRAME}." in text
    for words in ("Floor: ", "Why this status", "The methods beside each other", "Sources and methods"):
        assert words in text
    assert text.count("What would help") == 1, "its heading alone"
    assert page.evaluate("document.querySelector('.chart img').naturalWidth") > 100
    assert "the command bearwitness estimate" in text.lower()


def test_what_is_missing_or_wrong_is_said(team: Client) -> None:
    assert "This is needed." in team.post("/estimates/", source="record", frame="").text
    assert "This is needed." in team.post("/estimates/", source="file", frame=FRAME).text
    wrong = team.post("/estimates/", source="record", frame=FRAME, apart="A")
    assert (wrong.status, "at least two names" in wrong.text) == (422, True)
    no_such_lists = team.post("/estimates/", source="record", frame=FRAME, apart="A:B")
    assert no_such_lists.status == 422, "however many lists are on record"
    assert 'role="alert"' in no_such_lists.text


def test_a_figure_opens_to_its_passages_in_two_clicks(desk: Desk, as_role: Callable[[str], Client]) -> None:
    for role in ("team", "analyst"):
        client = as_role(role)
        client.post("/language/", page="/own/", language="en")
        shown = client.get("/figures/?by=control_method").text
        assert "Whoever reached these organisations" in shown
        assert re.search(r"Survivors on record who may be counted: [1-9]", shown)
        [target] = re.findall(r'href="(/figures/cell/[^"]+)"', shown)
        cell = target.replace("&amp;", "&")
        assert "sold her" not in client.get(f"{cell}&unfold=no").text, "folded until asked for"
        opened = client.get(f"{cell}&unfold=yes").text
        assert "sold her" in opened
        assert "promised work" not in opened, "another property's passage"
        client.get(f"{cell}&unfold=no")
        if role == "team":
            [passage] = re.findall(r'<a class="small" href="([^"]+)">In its text', opened)
            assert client.get(passage).status == 200
        else:
            assert f"/desk/{desk.text}/" not in opened


@pytest.mark.parametrize(
    "query",
    ["by=note", "by=sex&by=sex", "by=exit_route", "by=nothing", "by=sex&by=role&by=purpose"],
)
def test_no_figure_by_what_is_kept_back(query: str, team: Client) -> None:
    assert team.get(f"/figures/?{query}").status == 404


def test_no_cell_that_holds_nobody(team: Client) -> None:
    for query in ("by=role&code=Broker", "by=role&code=x", "by=role", "by=role&code=Survivor&from=50"):
        assert team.get(f"/figures/cell/?{query}").status == 404
