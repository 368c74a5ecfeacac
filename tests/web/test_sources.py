"""Sources: consent first, masking, lists with a dry run, withdrawal, children."""

import base64
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext
from tests.web.checking import Watched
from tests.web.client import Answer, Client
from tests.web.conftest import CHILD, Desk
from tests.web.test_desk import form

ALL_TOLD = ["1", "2", "3", "4", "5", "6", "7"]
AGREED: dict[str, object] = {
    "questions": ALL_TOLD,
    "answer_record": "yes",
    "answer_analyse": "yes",
    "answer_count": "yes",
    "language": "ko",
    "text_version": "2026-1",
    "method": "signed",
    "interviewer": "teo",
    "date": "2026-05-01",
}
TOLD = "제 이름은 김영희입니다. 2004년에 혜산에서 강을 건넜습니다. 전화는 010-1234-5678입니다. {number}"
LIST = "번호,성별,나이\nA-1,여성,17\nA-2,여성,많음\n"


def send(client: Client, address: str, fields: dict[str, object]) -> Answer:
    return client.ask("POST", address, {"csrfmiddlewaretoken": client.token("/own/"), **fields})


def take(client: Client, number: int, **more: object) -> tuple[str, Answer]:
    """Take a testimony up to its masking page; its source, and that page."""
    agreed = send(client, "/take-in/testimony/", {**AGREED, **more})
    assert agreed.location == "/take-in/testimony/words/", agreed.text
    page = client.post("/take-in/testimony/words/", text=TOLD.format(number=number))
    found = re.search(r'action="/sources/([^/]+)/mask/"', page.text)
    assert found is not None, page.text
    return found[1], page


def decided(page: Answer, decision: str = "mask", **more: object) -> dict[str, object]:
    """What the form of a masking page sends, every line decided."""
    spans = re.findall(r'name="span" value="((\d+)-\d+)"', page.text)
    found: dict[str, object] = {
        "span": [span for span, _ in spans],
        "token": re.findall(r'name="token" value="([^"]*)"', page.text),
        "kind": re.findall(r'<option value="(\w+)" selected>', page.text),
        "person": ["" for _ in spans],
        "original": re.findall(r'name="original" value="([^"]+)"', page.text)[0],
        "name": "",
    }
    return {**found, **{f"decide-{start}": decision for _, start in spans}, **more}


def masked(client: Client, number: int, **more: object) -> str:
    source, page = take(client, number, **more)
    sent = decided(page, step="sign", signed="yes")
    answer = send(client, f"/sources/{source}/mask/", sent)
    assert answer.location == f"/sources/{source}/", answer.text
    return source


def test_a_consent_never_covers_the_words_of_the_next_person(fresh: Callable[[str], Client]) -> None:
    client = fresh("hana")
    assert send(client, "/take-in/testimony/", dict(AGREED)).status == 302
    assert client.get("/take-in/testimony/words/").status == 200
    assert client.get("/take-in/testimony/").status == 200
    assert client.get("/take-in/testimony/words/").location == "/take-in/testimony/"


@pytest.mark.parametrize(
    "change",
    [
        {"answer_record": "no"},
        {"questions": ["1", "2"]},
        {"questions": []},
        {"answer_count": "until", "until_count": ""},
        {"child": "yes", "relation": "aunt", "party": "no", "assent": "no"},
        {"child": "yes", "relation": "aunt", "party": "yes", "assent": "yes"},
        {"child": "yes", "assent": "yes"},
        {"text_version": ""},
        {"date": "2999-01-01"},
    ],
    ids=str,
)
def test_without_a_whole_consent_nothing_is_taken_in(
    change: dict[str, object], fresh: Callable[[str], Client]
) -> None:
    client = fresh("hana")
    answer = send(client, "/take-in/testimony/", {**AGREED, **change})
    assert answer.status == 422
    assert 'class="error"' in answer.text
    assert client.get("/take-in/testimony/words/").location == "/take-in/testimony/"


def test_what_is_not_asked_is_no(as_role: Callable[[str], Client]) -> None:
    page = as_role("team").get("/take-in/testimony/").text
    for scope in ("record", "analyse", "count", "quote", "name", "contact"):
        assert re.search(rf'name="answer_{scope}" value="no" checked', page), scope


def test_the_original_is_sealed_before_masking_and_lies_nowhere_in_the_clear(
    desk: Desk, as_role: Callable[[str], Client]
) -> None:
    client = as_role("team")
    source, page = take(client, 1)
    assert page.headers["Cache-Control"] == "no-store"
    assert "김영희" in page.text
    assert "김영희" not in client.get(f"/sources/{source}/").text
    for file in desk.path.parent.rglob("*"):
        assert not file.is_file() or "김영희".encode() not in file.read_bytes(), file
    again = client.post(f"/sources/{source}/mask/", page="/own/", text=TOLD.format(number=1))
    assert 'name="span"' in again.text
    other = client.post(f"/sources/{source}/mask/", page="/own/", text="something else")
    assert other.status == 422
    assert 'name="span"' not in other.text


def test_masking_needs_every_decision_a_signature_and_tokens_that_tell_nothing(
    as_role: Callable[[str], Client],
) -> None:
    client = as_role("team")
    source, page = take(client, 2)
    address, whole = f"/sources/{source}/mask/", decided(page, step="sign", signed="yes")
    undecided = {key: value for key, value in whole.items() if not key.startswith("decide-")}
    telling = {**whole, "token": ["[김영희]", *whole["token"][1:]]}  # type: ignore[index]  # a list of tokens
    for wrong in (undecided, {**whole, "signed": ""}, telling):
        answer = send(client, address, wrong)
        assert answer.status == 422
        assert 'role="alert"' in answer.text
    assert "/desk/" not in client.get(f"/sources/{source}/").text.split("<main")[1]
    more = send(client, address, {**whole, "step": "add", "more_words": "혜산", "more_kind": "Address"})
    assert more.text.count('name="span"') == page.text.count('name="span"') + 1
    missing = send(client, address, {**whole, "step": "add", "more_words": "평양", "more_kind": "Address"})
    assert missing.status == 422
    assert send(client, address, decided(more, step="sign", signed="yes")).status == 302
    text = re.findall(r"/desk/(T-\w+)/", client.get(f"/sources/{source}/").text)[0]
    shown = client.get(f"/desk/{text}/").text
    assert "김영희" not in shown
    assert "010-1234-5678" not in shown
    assert "혜산" not in shown.split('id="text"')[-1].split("</article>")[0]


def test_a_withdrawal_shows_its_reach_and_closes_and_a_new_consent_says_what_it_reopens(
    as_role: Callable[[str], Client],
) -> None:
    client = as_role("team")
    source = masked(client, 3)
    address = f"/sources/{source}/"
    text = re.findall(r"/desk/(T-\w+)/", client.get(address).text)[0]
    assert client.get(f"{address}withdraw/").status == 200
    assert client.get(f"/desk/{text}/").status == 200
    assert "Consent in force" in client.get(address).text
    assert client.post(f"{address}withdraw/").location == f"{address}letters/"
    after = client.get(address).text
    assert "Consent in force" not in after
    assert "What she had agreed to before she withdrew" in after
    assert 'class="tag good"' not in after
    assert client.get(f"/desk/{text}/").status == 404
    assert source in client.get("/sources/?shown=withdrawn").text
    asked = send(client, f"{address}consent/", dict(AGREED))
    assert asked.status == 409
    assert 'name="reopen"' in asked.text
    assert client.get(f"/desk/{text}/").status == 404
    assert send(client, f"{address}consent/", {**AGREED, "reopen": "yes"}).location == address
    assert client.get(f"/desk/{text}/").status == 200


def test_a_childs_words_stay_closed_until_another_person_agrees(
    as_role: Callable[[str], Client],
) -> None:
    team, reviewer = as_role("team"), as_role("reviewer")
    child = {"child": "yes", "relation": "aunt", "party": "no", "assent": "yes"}
    source = masked(team, 4, **child)
    assert "/desk/T-" not in team.get(f"/sources/{source}/").text
    assert source in reviewer.get("/second-consents/").text
    page = f"/second-consents/{source}/"
    assert team.post(page, page="/own/").status == 422
    assert source in reviewer.get("/second-consents/").text
    assert reviewer.post(page).status == 422, "a form that does not say what it showed"
    seen = re.findall(r'name="seen" value="([^"]+)"', reviewer.get(page).text)[0]
    assert reviewer.post(page, seen=seen).location == "/second-consents/"
    assert source not in reviewer.get("/second-consents/").text
    assert "/desk/T-" in team.get(f"/sources/{source}/").text


def test_her_copy_holds_her_words_and_names_nobody(as_role: Callable[[str], Client]) -> None:
    client = as_role("team")
    source = masked(client, 5)
    copy = client.get(f"/sources/{source}/copy/?language=ko&file=yes")
    assert copy.headers["Content-Disposition"].startswith("attachment")
    assert "혜산에서 강을 건넜습니다" in copy.text
    assert "김영희" not in copy.text


def test_a_list_is_looked_at_before_anything_is_made(as_role: Callable[[str], Client]) -> None:
    client, page = as_role("team"), "/take-in/list/"
    original = base64.b64encode(LIST.encode()).decode()
    sent: dict[str, object] = {
        "original": original,
        "name": "list.csv",
        "organisation": "one",
        "scopes": ["count"],
        "date": "2026-05-01",
        "table": "1",
        "header": "1",
        "record": "1",
        "role": "Survivor",
        "basis": "Document",
        "reliability": "LikelyReliable",
        "doubtful": "LikelyReliable",
        "property-2": "sex",
        "property-3": "age_when_trafficked",
    }
    before = client.get("/sources/").text.count("<tr>")
    for step in ("look", "bring"):
        looked = send(client, page, {**sent, "step": step})
        assert looked.status == 422
        assert re.search(r'<td class="number">3</td><td>나이</td><td>많음</td>', looked.text)
        assert 'name="said-3" value="많음"' in looked.text
        assert client.get("/sources/").text.count("<tr>") == before
    meant = {"said-3": ["많음"], "means-3": ["30"]}
    looked = send(client, page, {**sent, **meant, "step": "look"})
    assert looked.status == 200
    assert 'value="bring"' in looked.text
    assert client.get("/sources/").text.count("<tr>") == before
    made = send(client, page, {**sent, **meant, "step": "bring"})
    assert re.fullmatch(r"/sources/S-\w+/", made.location), made.text
    assert "4" in client.get(made.location).text


def test_the_words_of_a_child_were_never_shown(desk: Desk, as_role: Callable[[str], Client]) -> None:
    for path in ("/sources/", f"/sources/{desk.child}/", f"/second-consents/{desk.child}/"):
        assert CHILD[:6] not in as_role("team").get(path).text


@pytest.mark.chromium
def test_a_korean_testimony_is_taken_masked_and_found_in_the_list(
    desk: Desk, browser_as: Callable[..., BrowserContext], as_role: Callable[[str], Client]
) -> None:
    as_role("documenter").post("/language/", page="/own/", language="ko")
    watched = Watched(browser_as("documenter", locale="ko-KR").new_page(), desk.base)
    page = watched.open("/take-in/")
    page.click("main a.button:not(.second)")
    for number in ALL_TOLD:
        page.check(f'[name="questions"][value="{number}"]')
    for scope in ("record", "analyse", "count"):
        page.check(f'[name="answer_{scope}"][value="yes"]')
    page.select_option('[name="language"]', "ko")
    page.fill('[name="text_version"]', "2026-1")
    page.click("main form.broad button[type=submit]")
    watched.check()
    page.fill('[name="text"]', TOLD.format(number=6) + " 장마당 옆집 사람이 데려갔습니다.")
    page.click("main form.form button[type=submit]")
    watched.check()
    page.evaluate(
        """() => { const box = document.getElementById('original'); const walk = document.createTreeWalker(box, 4);
        let node; while ((node = walk.nextNode()) && !node.data.includes('옆집')) {}
        const at = node.data.indexOf('옆집'); document.getSelection().setBaseAndExtent(node, at, node, at + 2); }"""
    )
    page.wait_for_function("document.getElementById('more-words').value === '옆집'")
    page.click('button[value="add"]')
    page.click('button[value="rest"]')
    watched.check()
    page.check('[name="signed"]')
    page.click('button[value="sign"]')
    watched.check()
    source = page.inner_text("main code")
    page.click("text=코딩 화면에서 열기")
    words = page.inner_text("main")
    assert "김영희" not in words
    assert "옆집" not in words
    assert "강을 건넜습니다" in words
    watched.open("/sources/")
    row = page.locator("tbody tr", has=page.locator(f'a[href="/sources/{source}/"]'))
    assert "가림" in row.inner_text()
    as_role("documenter").post("/language/", page="/own/", language="en")


def test_she_answers_for_a_single_passage(as_role: Callable[[str], Client]) -> None:
    client, reviewer = as_role("team"), as_role("reviewer")
    source = masked(client, 91)
    address = f"/sources/{source}/"
    [text] = re.findall(r'href="(/desk/T-[^"]+/)"', client.get(address).text)
    said = form(
        client, text.split("/")[2], start="0", end="9", subject="new:Person", property="sex", value="여성"
    )
    assert client.post(f"{text}claims/", page=text, **said).status == 302
    assert f"{address}passages/" in client.get(address).text
    [page] = set(
        re.findall(rf'href="({address}passages/N-[A-Z2-7]{{26}}/)"', client.get(f"{address}passages/").text)
    )
    whole = {f"answer_{each}": "whole" for each in ("quote", "analyse", "count", "record", "name", "share")}
    seen = re.findall(r'name="seen" value="([^"]+)"', client.get(page).text)[0]
    assert client.post(page, **{**whole, "answer_quote": "until"}, seen=seen).status == 422
    assert client.post(page, **{**whole, "answer_quote": "perhaps"}, seen=seen).status == 422
    sent = {**whole, "answer_quote": "yes", "answer_analyse": "no"}
    assert client.post(page, **sent, seen=seen).location == f"{address}passages/"
    assert client.post(page, **whole, seen=seen).status == 422, (
        "nobody changes a consent that she has not seen"
    )
    stands = client.get(page).text
    assert re.search(r'name="answer_quote" value="yes" checked', stands)
    assert re.search(r'name="answer_analyse" value="no" checked', stands)
    passage = page.split("/")[4]
    assert as_role("analyst").get(f"/passages/{passage}/").status == 404
    assert reviewer.get(f"/passages/{passage}/").status == 200

    # asked again about the whole: what she closed in a passage stays closed, what she opened there ends
    assert send(client, f"{address}consent/", {**AGREED, "answer_analyse": "yes"}).location == address
    assert "must be asked about again: 1" in client.get(address).text
    after = client.get(page).text
    assert re.search(r'name="answer_quote" value="whole" checked', after)
    assert re.search(r'name="answer_analyse" value="no" checked', after)
    assert as_role("analyst").get(f"/passages/{passage}/").status == 404
    # closed even to the team: only the answers show
    seen = re.findall(r'name="seen" value="([^"]+)"', after)[0]
    assert client.post(page, **{**whole, "answer_record": "no"}, seen=seen).location == f"{address}passages/"
    shut = client.get(page).text
    assert "its words are not shown" in shut
    assert f"/passages/{passage}/" not in shut.replace(page, "")
    assert client.get(f"/passages/{passage}/").status == 404
