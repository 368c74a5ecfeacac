"""The coding desk: a page coded by keyboard, two people at once, a lost connection, what is folded."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.web.checking import Watched
from tests.web.client import Client
from tests.web.conftest import KOREAN, Desk

pytestmark = pytest.mark.xdist_group("web")


def coded(client: Client, text: str) -> list[str]:
    """Claims that the page of a text shows, in words."""
    found = re.findall(
        r'class="claim[^"]*">\s*<p><strong>([^<]+)</strong>:(.*?)</p>', client.get(f"/desk/{text}/").text
    )
    return [f"{label}:{re.sub('<[^>]+>', '', value)}".strip() for label, value in found]


def form(client: Client, text: str, **fields: str) -> dict[str, str]:
    """What the form of a page sends: nothing in it is older than the page."""
    shown = client.get(f"/desk/{text}/").text
    stamps = dict(re.findall(r'name="(seen|fresh)" value="([^"]+)"', shown))
    common = {"basis": "FirstHand", "reliability": "LikelyReliable"}
    return {**common, **stamps, **fields}


@pytest.fixture
def person(desk: Desk) -> str:
    return desk.person


def test_a_claim_is_kept_once_however_often_it_is_sent(
    desk: Desk, as_role: Callable[[str], Client], person: str
) -> None:
    client, page = as_role("team"), f"/desk/{desk.text}/"
    sent = form(client, desk.text, start="0", end="12", subject=person, property="left_home", value="2003-11")
    before = len(coded(client, desk.text))
    for _ in range(2):
        assert client.post(f"{page}claims/", page=page, **sent).location == page
    assert len(coded(client, desk.text)) == before + 1
    assert client.post(f"{page}undo/", page=page).location == page
    assert len(coded(client, desk.text)) == before


def test_a_new_subject_is_made_once(desk: Desk, as_role: Callable[[str], Client]) -> None:
    client, page = as_role("team"), f"/desk/{desk.text}/"
    sent = form(client, desk.text, start="0", end="12", subject="new:Person", property="sex", value="여성")
    client.post(f"{page}claims/", page=page, **sent)
    client.post(f"{page}claims/", page=page, **sent)
    made = [each for each in coded(client, desk.text) if each.startswith("Sex:")]
    assert made == ["Sex: Female"]
    client.post(f"{page}undo/", page=page)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start", "5000"),
        ("end", ""),
        ("subject", "somebody"),
        ("property", "favourite_colour"),
        ("value", "in the autumn of her life"),
        ("basis", "Rumour"),
        ("reliability", ""),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_kept(
    field: str, value: str, desk: Desk, as_role: Callable[[str], Client], person: str
) -> None:
    client, page = as_role("team"), f"/desk/{desk.text}/"
    fields = {"start": "0", "end": "12", "subject": person, "property": "left_home", "value": "2003-11"}
    before = coded(client, desk.text)
    answer = client.post(f"{page}claims/", page=page, **form(client, desk.text, **{**fields, field: value}))
    assert answer.status == 422
    assert 'role="alert"' in answer.text
    assert coded(client, desk.text) == before


def test_two_people_meet_both_answers(desk: Desk, as_role: Callable[[str], Client], person: str) -> None:
    one, other, page = as_role("team"), as_role("documenter"), f"/desk/{desk.text}/"
    asked = {"start": "0", "end": "12", "subject": person, "property": "left_home"}
    first = form(one, desk.text, **asked, value="2003-11")
    second = form(other, desk.text, **asked, value="2004-02")
    before = len(coded(one, desk.text))
    assert one.post(f"{page}claims/", page=page, **first).status == 302
    met = other.post(f"{page}claims/", page=page, **second)
    assert met.status == 409
    assert "2003-11" in met.text
    assert "2004-02" in met.text
    assert len(coded(one, desk.text)) == before + 1
    assert other.post(f"{page}claims/", page=page, **second, sure="yes").status == 302
    shown = one.get(page).text
    assert len(coded(one, desk.text)) == before + 2
    assert shown.count("disagrees") >= 2
    for client in (one, other):
        client.post(f"{page}undo/", page=page)


def test_a_claim_is_taken_back_with_a_reason(
    desk: Desk, as_role: Callable[[str], Client], person: str
) -> None:
    client, page = as_role("team"), f"/desk/{desk.text}/"
    sent = form(client, desk.text, start="0", end="12", subject=person, property="left_home", value="2003-11")
    before = coded(client, desk.text)
    client.post(f"{page}claims/", page=page, **sent)
    [claim] = (
        set(re.findall(r"/claims/(C-[A-Z2-7]{26})/", client.get(page).text))
        - set(re.findall(r"/claims/(C-[A-Z2-7]{26})/", as_role("team").get(f"/desk/{desk.uncoded}/").text))
        - {desk.claim}
        - _others(client, page, before)
    )
    assert client.post(f"{page}claims/{claim}/", page=page, reason="No reason").status == 422
    assert client.post(f"{page}claims/{claim}/", page=page, reason="Duplicate").status == 302
    assert coded(client, desk.text) == before


def _others(client: Client, page: str, before: list[str]) -> set[str]:
    """Claims of the page that stood before: all but the one under today's property."""
    lines = re.findall(r'class="claim[^"]*">.*?</li>', client.get(page).text, re.DOTALL)
    old = [each for each in lines if "2003-11" not in each]
    assert len(old) == len(before)
    return {found for each in old for found in re.findall(r"C-[A-Z2-7]{26}", each)}


def test_a_text_of_somebody_elses_case_is_not_there(as_role: Callable[[str], Client]) -> None:
    assert as_role("team").get(f"/desk/T-{'A' * 26}/").status == 404


@pytest.fixture
def at_desk(
    desk: Desk, browser_as: Callable[..., BrowserContext], as_role: Callable[[str], Client]
) -> Watched:
    as_role("team").post("/language/", page="/own/", language="en")
    watched = Watched(browser_as("team").new_page(), desk.base)
    watched.open(f"/desk/{desk.uncoded}/")
    return watched


def caret(page: Page, at: int) -> None:
    """Put the caret into the text, as the arrow keys would."""
    page.focus("#words")
    page.keyboard.press("Control+Home")
    for _ in range(at):
        page.keyboard.press("ArrowRight")


@pytest.mark.chromium
def test_a_page_is_coded_without_a_mouse(
    at_desk: Watched, desk: Desk, as_role: Callable[[str], Client]
) -> None:
    page = at_desk.page
    stood, before = coded(as_role("team"), desk.uncoded), page.locator(".claim").count()
    caret(page, KOREAN.index("팔렸"))
    for _ in "팔렸습니다":
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#chosen")).to_have_text("팔렸습니다")
    expect(page.locator("#subject")).to_be_focused()
    page.keyboard.type("+ person")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("role")
    page.keyboard.press("Enter")
    expect(page.locator("#why")).not_to_be_empty()
    page.keyboard.press("Tab")
    page.keyboard.type("surviv")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".claim")).to_have_count(before + 1)
    expect(page.locator(".claim", has_text="Survivor")).to_have_count(1)
    at_desk.check()

    # the proposals: the month she left, by key
    page.keyboard.press("Escape")
    expect(page.locator("#words")).to_be_focused()
    left = page.locator("#proposals li").count()
    assert left >= 4
    page.keyboard.press("n")
    assert page.evaluate("getSelection().toString()") == "2003년 11월"
    page.keyboard.press("a")
    expect(page.locator("#chosen")).to_have_text("2003년 11월")
    expect(page.locator("#property")).to_be_focused()
    page.keyboard.type("left home")
    page.keyboard.press("Enter")
    expect(page.locator("#why")).not_to_be_empty()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".claim")).to_have_count(before + 2)
    expect(page.locator("#proposals li")).to_have_count(left - 1)

    # one refused, the last claim taken back
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("#proposals li")).to_have_count(left - 2)
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator(".claim")).to_have_count(before + 1)
    assert [each for each in coded(as_role("team"), desk.uncoded) if each not in stood] == ["Role: Survivor"]
    page.keyboard.press("u")
    expect(page.locator(".claim")).to_have_count(before)
    at_desk.check()


@pytest.mark.chromium
def test_a_proposal_is_taken_by_mouse(at_desk: Watched, desk: Desk) -> None:
    page = at_desk.page
    quote = page.locator("#proposals li q").first.inner_text()
    page.locator("#proposals [data-use]").first.click()
    expect(page.locator("#chosen")).to_have_text(quote)
    expect(page.locator("#value")).not_to_have_value("")
    page.locator("#value").fill("")
    page.goto(f"{at_desk.base}desk/{desk.text}/")
    page.locator(".claims [data-again]").first.click()
    expect(page.locator("#chosen")).to_have_text(page.locator(".claims blockquote").first.inner_text())


@pytest.mark.chromium
def test_nothing_is_lost_with_the_connection(at_desk: Watched) -> None:
    page = at_desk.page
    before = page.locator(".claim").count()
    page.focus("#words")
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    expect(page.locator("#chosen")).to_have_text("연길에서 8천 위안에 팔렸습니다.")
    page.locator("#subject").fill("+ person")
    page.keyboard.press("Enter")
    page.locator("#property").fill("sex")
    page.keyboard.press("Enter")
    expect(page.locator("#why")).not_to_be_empty()
    page.locator("#value").fill("female")
    page.keyboard.press("Enter")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#said [role=alert]")).to_contain_text("still here")
    expect(page.locator("#value")).to_have_value("Female")
    page.context.set_offline(False)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".claim")).to_have_count(before + 1)
    page.locator("#undo button").click()
    expect(page.locator(".claim")).to_have_count(before)
    assert page.evaluate("Object.keys(localStorage)") == []
    assert not re.search("[가-힣]|Female", page.evaluate("Object.values(sessionStorage).join()"))


def test_a_proposal_that_is_none_is_refused(desk: Desk, as_role: Callable[[str], Client]) -> None:
    client, page = as_role("team"), f"/desk/{desk.uncoded}/"
    for start, end, kind in (("", "", "date"), ("0", "9999", "date"), ("0", "4", "rumour")):
        answer = client.post(f"{page}refuse/", page=page, start=start, end=end, kind=kind)
        assert answer.status == 422
