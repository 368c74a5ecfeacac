"""Lists, the review queue by key and by form, a linkage in the request, and its counts."""

import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect
from tests.casebooks import PASSPHRASE
from tests.linking.conftest import CANARY
from tests.web.checking import Watched
from tests.web.client import Client
from tests.web.conftest import Desk


def pair_of(client: Client, mode: str = "queue") -> str:
    found = re.search(r'name="pair" value="(M-[A-Z2-7]{26})"', client.get(f"/pairs/?mode={mode}").text)
    assert found is not None
    return found[1]


def judge(client: Client, pair: str, verdict: str, mode: str = "queue") -> str:
    return client.post("/pairs/judge/", page="/pairs/", pair=pair, verdict=verdict, mode=mode).location


def left_of(client: Client) -> int:
    found = re.search(r"Pairs that wait for you: (\d+)", client.get("/pairs/").text)
    assert found is not None
    return int(found[1])


@pytest.fixture
def english(as_role: Callable[[str], Client]) -> Callable[[str], Client]:
    def client(role: str) -> Client:
        found = as_role(role)
        found.post("/language/", page="/own/", language="en")
        return found

    return client


def test_a_custodian_sees_which_lists_may_be_linked(english: Callable[[str], Client]) -> None:
    shown = english("custodian").get("/links/").text
    assert shown.count("may be counted and linked") == 3
    assert "pairs settled" in shown
    assert "does not hold the replicates" in shown or "are in the memory of this process" in shown
    assert CANARY not in shown


def test_judging_twice_is_kept_once_and_undone(english: Callable[[str], Client]) -> None:
    team = english("team")
    pair, before = pair_of(team), left_of(team)
    for _ in range(2):
        assert judge(team, pair, "unsure") == "/pairs/"
    assert left_of(team) == before - 1
    assert team.post("/pairs/undo/", page="/pairs/").location == "/pairs/"
    assert (pair_of(team), left_of(team)) == (pair, before)


def test_what_is_no_verdict_is_refused(english: Callable[[str], Client]) -> None:
    team = english("team")
    pair = pair_of(team)
    assert team.post("/pairs/judge/", page="/pairs/", pair=pair, verdict="perhaps").status == 422
    assert team.post("/pairs/judge/", page="/pairs/", pair=f"M-{'A' * 26}", verdict="same").status == 404


def test_two_judge_blind_and_a_contradiction_is_shown(english: Callable[[str], Client]) -> None:
    team, reviewer = english("team"), english("reviewer")
    pair = pair_of(team, "sample")
    before = reviewer.get("/pairs/?mode=sample").bare
    assert judge(team, pair, "same", "sample") == "/pairs/?mode=sample"
    assert reviewer.get("/pairs/?mode=sample").bare == before, "the other learns nothing"
    judge(reviewer, pair, "different", "sample")
    told = reviewer.get("/pairs/report/").text
    assert "Contradicted, to be talked over" in told
    assert pair[:8] in told
    assert "Contradicted" in english("custodian").get("/links/report/").text
    for client in (team, reviewer):
        client.post("/pairs/undo/", page="/pairs/")
    assert "Contradicted, to be talked over" not in reviewer.get("/pairs/report/").text


def test_no_page_shows_a_name_or_what_the_model_thinks(english: Callable[[str], Client]) -> None:
    for mode in ("queue", "sample"):
        shown = english("team").get(f"/pairs/?mode={mode}").text.partition("<main")[2]
        assert "Are both records one person?" in shown
        assert CANARY not in shown
        assert not re.search(r"0\.\d", shown)


def test_linking_needs_the_identities_key(english: Callable[[str], Client]) -> None:
    custodian = english("custodian")
    custodian.post("/identities/close/", page="/own/")
    answer = custodian.post("/links/run/", page="/own/", lists=["A", "B"])
    assert answer.location == "/identities/?next=/links/"


def test_a_custodian_links_and_takes_the_counts(
    desk: Desk, english: Callable[[str], Client], as_role: Callable[[str], Client]
) -> None:
    custodian = english("custodian")
    custodian.post("/identities/", reason="Linkage", note="lists", passphrase=PASSPHRASE)
    page = custodian.get("/links/").text
    names = re.findall(r'name="lists" value="([^"]+)"', page)
    assert len(names) == 3
    assert custodian.post("/links/run/", page="/links/", lists=names[:1]).status == 422
    assert custodian.post("/links/run/", page="/links/", lists=names).location == "/links/"
    shown = custodian.get("/links/").text
    assert "records are" in shown
    assert "are in the memory of this process" in shown
    answer = custodian.post("/links/counts/", page="/links/").data
    with zipfile.ZipFile(io.BytesIO(answer)) as folder:
        held = {each: folder.read(each).decode() for each in folder.namelist()}
    assert len(held) == 102
    assert json.loads(held["replicates/meta.json"])["reviewed_sample"]["enough"] is False
    assert {line.split(",")[-1] for line in held["captures.csv"].splitlines()[:1]} == {"count"}
    assert not any(CANARY in text for text in held.values())
    custodian.post("/identities/close/", page="/own/")
    asked = {"source": "run", "frame": "Women who crossed from 2000 to 2010"}
    told = english("team").post("/estimates/", **asked).text
    assert "With and without doubt about links" in told
    assert "disputed at most" in told


@pytest.mark.chromium
def test_a_pair_is_judged_and_undone_by_key(
    desk: Desk, english: Callable[[str], Client], browser_as: Callable[..., BrowserContext]
) -> None:
    english("team")
    watched = Watched(browser_as("team").new_page(), desk.base)
    page = watched.open("/pairs/")
    pair = page.get_attribute("input[name=pair]", "value")
    page.keyboard.press("s")
    expect(page.get_by_role("status")).to_have_text("Kept: the same person.")
    expect(page.locator("input[name=pair]")).not_to_have_value(pair or "")
    watched.check()
    page.keyboard.press("z")
    expect(page.get_by_role("status")).to_contain_text("taken back")
    expect(page.locator("input[name=pair]")).to_have_value(pair or "")
    page.keyboard.press("x")
    expect(page.locator("input[name=pair]")).to_have_value(pair or "")
    watched.check()
