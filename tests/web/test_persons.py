"""Persons: contradictions side by side, a position by keyboard, reviews, passages, identities."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, expect
from tests.casebooks import PASSPHRASE
from tests.people import AMINA
from tests.web.checking import Watched
from tests.web.client import Client
from tests.web.conftest import Desk
from tests.web.test_desk import form


def says(client: Client, text: str, subject: str, **values: str) -> None:
    """Code the first words of a text as somebody at the desk does."""
    page = f"/desk/{text}/"
    for name, value in values.items():
        stamps = dict(re.findall(r'name="(seen|fresh)" value="([^"]+)"', client.get(page).text))
        sent = {**stamps, "start": "0", "end": "12", "subject": subject, "property": name, "value": value}
        common = {"basis": "FirstHand", "reliability": "LikelyReliable", "sure": "yes"}
        answer = client.post(f"{page}claims/", page=page, **sent, **common)
        assert answer.status == 302, answer.text


@pytest.fixture
def torn(desk: Desk, as_role: Callable[[str], Client]) -> Iterator[str]:
    """Page of a person of whom two claims contradict one another."""
    client = as_role("team")
    client.post("/language/", page="/own/", language="en")
    for age in ("16", "19"):
        says(client, desk.text, desk.person, age_when_trafficked=age)
    yield f"/persons/{desk.person}/"
    for _ in range(2):
        client.post(f"/desk/{desk.text}/undo/", page=f"/desk/{desk.text}/")


@pytest.fixture
def stepped(desk: Desk, as_role: Callable[[str], Client]) -> Iterator[str]:
    """Page of a person who was handed on for money."""
    client, made = as_role("team"), 0
    client.post("/language/", page="/own/", language="en")
    for kind, name, value in (("Payment", "price", "8000 CNY"), ("Episode", "act", "Transfer")):
        says(client, desk.text, f"new:{kind}", **{name: value})
        made += 1
    [payment] = re.findall(r'href="/persons/([^"/]+)/"', client.get("/persons/?kind=Payment").text)
    [episode] = re.findall(r'href="/persons/([^"/]+)/"', client.get("/persons/?kind=Episode").text)
    values = {"undergone_by": desk.person, "happened": "2003-11/2004-02", "payment": payment}
    says(client, desk.text, episode, **values)
    yield f"/persons/{desk.person}/steps/"
    for _ in range(made + len(values)):
        client.post(f"/desk/{desk.text}/undo/", page=f"/desk/{desk.text}/")


@pytest.mark.chromium
def test_a_contradiction_is_met_and_decided_by_keyboard(
    torn: str, desk: Desk, browser_as: Callable[..., BrowserContext]
) -> None:
    watched = Watched(browser_as("team").new_page(), desk.base)
    page = watched.open(torn)
    expect(page.locator(".answers.torn .answer")).to_have_count(2)
    link = page.get_by_role("link", name="Take a position")
    for _ in range(80):
        page.keyboard.press("Tab")
        if link.evaluate("each => each === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/positions/**")
    watched.check()
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "choice":
            break
    page.keyboard.press("ArrowDown")
    expect(page.locator("input[name=choice]").nth(1)).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.type("She counted from a festival of which the date is known.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("on record")
    expect(page.locator(".position")).to_contain_text("a festival")
    expect(page.locator(".chosen-claim")).to_have_count(1)
    watched.check()


def test_the_list_counts_claims_and_contradictions(torn: str, as_role: Callable[[str], Client]) -> None:
    for role in ("team", "reviewer", "documenter", "analyst", "custodian"):
        as_role(role).post("/language/", page="/own/", language="en")
        shown = as_role(role).get("/persons/").text
        row = next(each for each in shown.split("<tr>") if torn in each)
        assert "Survivor" in row
        assert "1, decided:" in row
        assert "Not assessed" in row
        assert "Count" in row
    assert torn in as_role("team").get("/persons/?kind=Person&term=role:Survivor").text
    assert torn not in as_role("team").get("/persons/?kind=Person&term=role:Broker").text
    assert torn not in as_role("team").get("/persons/?kind=Venue").text
    assert as_role("team").get("/persons/?page=x&kind=Nobody&term=role:Nobody").status == 200


def test_what_is_not_decided_is_refused(torn: str, as_role: Callable[[str], Client]) -> None:
    client = as_role("team")
    [decide] = set(re.findall(r'href="(/persons/[^"]+/positions/[^"]+)"', client.get(torn).text))
    seen = re.findall(r'name="seen" value="([^"]+)"', client.get(decide).text)[0]
    assert client.post(decide, choice="undecided", reason=" ", seen=seen).status == 422
    assert client.post(decide, choice=f"C-{'A' * 26}", reason="Not one of them.", seen=seen).status == 422
    stale = client.post(decide, choice="undecided", reason="Both were there.", seen="0" * 64)
    assert stale.status == 422, "nobody decides over a claim that she has not seen"
    assert client.post(decide, choice="undecided", reason="Both were there.", seen=seen).location == torn
    shown = client.get(torn).text
    assert "It cannot be decided" in shown
    assert "Earlier positions" in shown or "Take another position" in shown
    # a question without a contradiction takes none
    other = as_role("documenter").get(torn.replace("persons", "passages"))
    assert other.status == 404


def test_a_second_person_reviews(desk: Desk, as_role: Callable[[str], Client]) -> None:
    page = f"/reviews/{desk.claim}/"
    assert "You coded this yourself" in as_role("team").get(page).text
    assert as_role("team").post(page, page="/own/", verdict="agree").status == 422
    reviewer = as_role("reviewer")
    reviewer.post("/language/", page="/own/", language="en")
    assert reviewer.post(page, verdict="disagree").status == 422
    assert reviewer.post(page, verdict="perhaps").status == 422
    assert reviewer.post(page, verdict="disagree", reason="The words say less.").status == 302
    assert "The words say less." in reviewer.get(f"/persons/{desk.person}/").text
    assert reviewer.post(page, verdict="agree").location == f"/persons/{desk.person}/"
    assert as_role("team").get(f"/reviews/C-{'A' * 26}/").status == 404


def test_a_second_person_amends(desk: Desk, as_role: Callable[[str], Client]) -> None:
    coder, reviewer, at_desk = as_role("team"), as_role("reviewer"), f"/desk/{desk.text}/"
    reviewer.post("/language/", page="/own/", language="en")
    before = _claims(coder, at_desk)
    said = {"subject": desk.person, "property": "age_when_trafficked", "value": "17"}
    assert (
        coder.post(
            f"{at_desk}claims/", page=at_desk, **form(coder, desk.text, start="0", end="3", **said)
        ).status
        == 302
    )
    [claim] = _claims(coder, at_desk) - before
    page, why = f"/reviews/{claim}/amend/", "The words say nineteen."
    assert page in reviewer.get(f"/reviews/{claim}/").text
    shown = reviewer.get(page).text
    stands = dict(
        re.findall(r'<select id="f-(\w+)"(?:(?!</select>).)*value="(\w+)" selected', shown, re.DOTALL)
    )
    assert stands == {"basis": "FirstHand", "reliability": "LikelyReliable"}
    stands["value"] = re.findall(r'name="value" value="([^"]+)"', shown)[0]
    assert "Nothing is changed" in reviewer.post(page, **stands, reason=why).text
    amended = {**stands, "value": "19"}
    assert reviewer.post(page, **amended, reason="").status == 422
    assert reviewer.post(page, **{**stands, "value": "in her youth"}, reason=why).status == 422
    assert coder.post(page, page="/own/", **amended, reason=why).status == 422, "never one's own"
    assert reviewer.post(page, **amended, reason=why).location == f"/persons/{desk.person}/"
    assert reviewer.get(page).status == 404, "what was amended stands no longer"
    [new] = _claims(coder, at_desk) - before
    assert new != claim
    assert coder.post(f"{at_desk}claims/{new}/", page=at_desk, reason="CodedWrongly").status == 302


def _claims(client: Client, page: str) -> set[str]:
    """Claims that stand on a text."""
    return set(re.findall(r"/claims/(C-[A-Z2-7]{26})/", client.get(page).text))


def test_a_passage_is_two_clicks_from_the_list(desk: Desk, as_role: Callable[[str], Client]) -> None:
    client = as_role("analyst")
    person = client.get(f"/persons/{desk.person}/").text
    assert "At the coding desk" not in person
    [first, *_] = re.findall(r'href="(/passages/[^"#]+)#here"', person)
    shown = client.get(first).text
    assert shown.count('<mark id="here">') == 1
    assert f'href="/desk/{desk.text}/#' in as_role("team").get(first).text
    assert client.get(f"/passages/S-{'A' * 26}/").status == 404


def test_sensitive_words_are_folded_until_asked_for(desk: Desk, fresh: Callable[[str], Client]) -> None:
    client = fresh("teo")
    person = client.get(f"/persons/{desk.person}/").text
    control = person[person.index('id="t-control_method"') :]
    last = re.findall(r'href="(/passages/[^"#]+)#here"', control)[0]
    assert "sold her" not in client.get(last).text
    assert "sold her" in client.get(f"{last}?unfold=yes").text
    assert "sold her" in client.get(last).text
    assert "sold her" not in client.get(f"{last}?unfold=no").text


def test_steps_stand_on_a_line_of_time(stepped: str, as_role: Callable[[str], Client]) -> None:
    shown = as_role("analyst").get(stepped).text
    [(start, width)] = re.findall(r'<rect class="when" x="(\d+)" y="3" width="(\d+)"', shown)
    assert 400 < int(start) < 450
    assert 120 < int(width) < 200
    assert "November 2003 to February 2004" in shown
    assert "8,000 CNY" in shown
    assert ">show_trajectory</code>" in as_role("analyst").get("/record/?verb=show_trajectory").text


def test_an_element_is_assessed(desk: Desk, as_role: Callable[[str], Client]) -> None:
    client, sheet = as_role("team"), f"/persons/{desk.person}/elements/"
    page = f"{sheet}PalermoMeans/"
    assert client.post(page, standard="none", reason=" ").status == 422
    assert client.post(page, standard="none", reason="Nothing speaks for it yet.").location == sheet
    assert "Nothing speaks for it yet." in client.get(sheet).text
    assert client.get(f"{sheet}Nothing/").status == 404
    assert client.get(f"/persons/P-{'A' * 26}/elements/").status == 404


def test_who_somebody_is_is_shown_once_to_a_custodian(desk: Desk, fresh: Callable[[str], Client]) -> None:
    client, page = fresh(AMINA), f"/persons/{desk.person}/identity/"
    assert "Open the identity store" in client.get(page).text
    assert client.post(page, page="/own/").status == 422
    reason = {"reason": "Linkage", "note": "to look at a doubtful pair"}
    opened = client.post(f"/identities/?next={page}", passphrase=PASSPHRASE, **reason)
    assert opened.location == page
    assert 'id="known"' not in client.get(page).text
    answer = client.post(page)
    assert 'id="known"' in answer.text
    assert "no-store" in str(answer.headers.get("Cache-Control"))
    assert ">read_identity</code>" in client.get("/record/?verb=read_identity").text
    assert 'id="known"' not in client.get(page).text
    client.post("/identities/close/", page="/identities/")
