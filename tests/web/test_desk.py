"""The coding desk: a page coded by keyboard, two people at once, a lost connection, what is folded."""

import html
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.web.cast import TEO
from tests.web.checking import Watched
from tests.web.client import Client
from tests.web.conftest import KOREAN, TEXT, TIMED, TRANSLATED, Desk


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
    assert "November 2003" in met.text
    assert "February 2004" in met.text
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
    old = [each for each in lines if "November 2003" not in each]
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


def caret(page: Page, at: int, where: str = "#words") -> None:
    """Put the caret into a text, as the arrow keys would."""
    page.focus(where)
    page.keyboard.press("Control+Home")
    for _ in range(at):
        page.keyboard.press("ArrowRight")


def caret_is_back(page: Page) -> None:
    """Wait until the words that came with an answer can be walked through, and the caret stands in them again."""
    expect(page.locator("#words[contenteditable]")).to_be_focused()
    page.wait_for_function("document.getElementById('words').contains(getSelection().anchorNode)")


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
    expect(page.locator("#basis")).to_be_focused()
    expect(page.locator(".claim")).to_have_count(before)
    page.keyboard.type("First")
    page.keyboard.press("Tab")
    page.keyboard.type("Likely reliable")
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

    # one refused and proposed again, the last claim taken back
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator("#proposals li")).to_have_count(left - 2)
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("z")
    expect(page.locator("#proposals li")).to_have_count(left - 1)
    expect(page.locator("#words")).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator(".claim")).to_have_count(before + 1)
    assert [each for each in coded(as_role("team"), desk.uncoded) if each not in stood] == ["Role: Survivor"]
    expect(page.locator("#words")).to_be_focused()
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
    page.locator("#basis").select_option("FirstHand")
    page.locator("#reliability").select_option("Unsure")
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
        answer = client.post(f"{page}proposals/", page=page, start=start, end=end, kind=kind)
        assert answer.status == 422


def test_how_it_is_known_is_chosen_and_never_guessed(as_role: Callable[[str], Client], desk: Desk) -> None:
    shown = as_role("team").get(f"/desk/{desk.text}/").text
    for name in ("basis", "reliability"):
        [field] = re.findall(rf'<select id="{name}" name="{name}" required>(.*?)</select>', shown)
        assert field.startswith('<option value="">')
        assert "selected" not in field


def test_a_refused_proposal_is_proposed_again(desk: Desk, as_role: Callable[[str], Client]) -> None:
    client, page = as_role("team"), f"/desk/{desk.uncoded}/"
    lines = re.findall(
        r'name="start" value="(\d+)"><input type="hidden" name="end" value="(\d+)"><input type="hidden" name="kind" value="(\w+)"',
        client.get(page).text,
    )
    start, end, kind = lines[0]
    sent = {"start": start, "end": end, "kind": kind}
    for _ in range(2):
        assert client.post(f"{page}proposals/", page=page, **sent).location == page
        assert 'id="refused"' in client.get(page).text
        assert client.post(f"{page}proposals/", page=page, again="yes", **sent).location == page
        assert 'id="refused"' not in client.get(page).text


def text_of(page: str) -> str:
    """What the reader of a page holds, as the script counts it."""
    words = re.search(r'<div id="words".*?</section>', page, re.DOTALL)
    assert words is not None
    own = words[0].partition('<div id="beside"')[0]
    return html.unescape("".join(re.findall(r'<span class="seg[^>]*>(.*?)</span>', own, re.DOTALL)))


def plain(page: str) -> str:
    """Words of a page without its elements."""
    return html.unescape(re.sub("<[^>]+>", "", page))


def test_what_is_folded_does_not_leave_the_server(desk: Desk, fresh: Callable[[str], Client]) -> None:
    client, page, hidden = fresh(TEO), f"/desk/{desk.text}/", "in a restaurant"
    start = TEXT.index(hidden)
    end, before = start + len(hidden), text_of(client.get(page).text)
    assert hidden in before

    def code(start: int, end: int, about: str, value: str) -> None:
        fields = {"start": str(start), "end": str(end), "property": about, "value": value}
        sent = form(client, desk.text, subject=desk.person, **fields)
        assert client.post(f"{page}claims/", page=page, **sent).status == 302

    code(start, end, "exploitation", "ForcedMarriage")
    veil = "▒" * len(hidden)
    assert text_of(client.get(page).text) == before[:start] + veil + before[end:]
    # words around the fold are coded where they stand, and a span over it is cut from the text itself
    code(end + 2, end + 10, "sex", "여성")
    code(start - 5, end + 10, "sex", "여성")
    shown = client.get(page).text
    assert hidden not in plain(shown)
    assert TEXT[start - 5 : start] + veil + TEXT[end : end + 10] in plain(shown)
    assert f">{TEXT[end + 2 : end + 10]}</blockquote>" in shown
    passage = re.search(rf'id="(N-[A-Z2-7]{{26}})" data-passage="[^"]+" data-start="{start}"', shown)
    assert passage is not None
    assert hidden not in plain(client.get(f"/passages/{passage[1]}/").text)
    assert hidden not in plain(client.get(f"/persons/{desk.person}/").text)

    assert text_of(client.get(f"{page}?unfold=yes").text) == TEXT
    assert TEXT[start - 5 : end + 10] in plain(client.get(page).text)
    assert text_of(fresh(TEO).get(page).text) != TEXT
    assert client.get(f"{page}?unfold=no").status == 200
    for _ in range(3):
        client.post(f"{page}undo/", page=page)
    assert text_of(client.get(page).text) == before


def test_a_translation_lies_beside_its_original(desk: Desk, fresh: Callable[[str], Client]) -> None:
    client, page = fresh(TEO), f"/desk/{desk.translated}/"
    assert f'href="?beside={desk.uncoded}"' in client.get(page).text
    both = client.get(f"{page}?beside={desk.uncoded}").text
    assert text_of(both) == TRANSLATED
    other = both.partition('<div id="beside"')[2].partition("</section>")[0]
    assert html.unescape("".join(re.findall(r'<span class="seg[^>]*>(.*?)</span>', other))) == KOREAN
    beads = re.findall(r'<div class="bead">(.*?)</div>', both)
    assert [re.sub("<[^>]+>", "", each).strip() for each in beads[3:]] == [
        f"{each}." for each in KOREAN.rstrip(".").split(". ")
    ]
    sent = form(
        client,
        desk.translated,
        start="50",
        end="70",
        subject="new:Person",
        property="age_when_trafficked",
        value="17",
    )
    client.post(f"{page}claims/", page=page, **sent)
    folded = client.get(page).text
    assert "그때 열일곱" not in folded
    assert folded.count("▒") == 70 - 50 + len("그때 열일곱 살이었습니다.")
    coded_here = client.get(f"{page}?unfold=yes").text
    assert re.search(r'class="there" lang="ko">그때 열일곱 살이었습니다\.<', coded_here)
    assert re.search(r'class="seg guarded echo" data-at="\d+">그때 열일곱', coded_here)
    client.post(f"{page}undo/", page=page)
    assert 'id="beside"' not in client.get(f"{page}?beside=no").text
    # a text that is no neighbour is never laid there
    assert 'id="beside"' not in client.get(f"{page}?beside={desk.text}").text


TOLD = [f"{each}." for each in KOREAN.rstrip(".").split(". ")]
AGAIN = [f"{each}." for each in TRANSLATED.rstrip(".").split(". ")]


def rows_of(page: str) -> list[tuple[str, str]]:
    """What lies beside what."""
    found = [
        plain(each).strip() for each in re.findall(r'<div class="bead[^"]*">(.*?)</div>', page, re.DOTALL)
    ]
    half = len(found) // 2
    return list(zip(found[:half], found[half:], strict=True))


def test_rows_of_two_texts_are_put_right_and_taken_back(
    desk: Desk, fresh: Callable[[str], Client], as_role: Callable[[str], Client]
) -> None:
    client, page = fresh(TEO), f"/desk/{desk.translated}/"
    guessed = list(zip(AGAIN, TOLD, strict=True))
    assert rows_of(client.get(f"{page}?beside={desk.uncoded}").text) == guessed

    def put(do: str, at: int | str, side: str = "own") -> int:
        return client.post(f"{page}rows/", page=page, do=do, at=str(at), side=side).status

    assert put("up", KOREAN.index("그때"), "other") == 302
    moved = client.get(page).text
    assert rows_of(moved) == [(AGAIN[0], " ".join(TOLD[:2])), (AGAIN[1], ""), (AGAIN[2], TOLD[2])]
    assert "Rows laid by hand: 2." in moved
    # the other way round, and for somebody else, it is the same
    there = as_role("team").get(f"/desk/{desk.uncoded}/?beside={desk.translated}").text
    assert rows_of(there) == [(own, other) for other, own in rows_of(moved)]
    as_role("team").get(f"/desk/{desk.uncoded}/?beside=no")
    assert put("join", 0) == 302
    assert rows_of(client.get(page).text) == [(" ".join(AGAIN[:2]), " ".join(TOLD[:2])), (AGAIN[2], TOLD[2])]
    assert put("back", "") == put("back", "") == 302
    assert rows_of(client.get(page).text) == guessed
    for nothing in (("split", 0), ("join", TRANSLATED.index("I was sold")), ("up", ""), ("fold", 3)):
        assert put(*nothing) == 422
    assert rows_of(client.get(page).text) == guessed
    client.get(f"{page}?beside=no")
    assert put("join", 0) == 404


@pytest.mark.chromium
@pytest.mark.parametrize("width", [1280, 390])
def test_rows_are_put_right_by_key_and_by_button(
    desk: Desk, browser_as: Callable[..., BrowserContext], as_role: Callable[[str], Client], width: int
) -> None:
    as_role("team").post("/language/", page="/own/", language="en")
    watched = Watched(browser_as("team", width).new_page(), desk.base)
    page = watched.open(f"/desk/{desk.translated}/?beside={desk.uncoded}")
    expect(page.get_by_role("button", name="Take the last change back")).to_have_count(0)
    caret(page, TRANSLATED.index("seventeen"))
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#words .bead.fixed")).to_have_count(2)
    expect(page.locator("#words .bead").nth(0)).to_contain_text("I was seventeen then.")
    expect(page.locator("#said")).to_contain_text("kept as you put them")
    # the caret stays where it was, so that the next key goes on from there
    caret_is_back(page)
    page.keyboard.press("j")
    expect(page.locator("#words .bead")).to_have_count(2)
    caret_is_back(page)
    caret(page, KOREAN.index("열일곱"), "#beside")
    page.get_by_role("button", name="Begin a row here").click()
    expect(page.locator("#beside .bead")).to_have_count(3)
    for left in (2, 3, 3):
        page.get_by_role("button", name="Take the last change back").click()
        expect(page.locator("#words .bead")).to_have_count(left)
    expect(page.locator(".bead.fixed")).to_have_count(0)
    watched.check()
    page.goto(f"{watched.base}desk/{desk.translated}/?beside=no")


def test_the_time_codes_of_a_recording_stand_with_its_lines(
    desk: Desk, as_role: Callable[[str], Client]
) -> None:
    client, page = as_role("team"), f"/desk/{desk.timed}/"
    assert '<span class="seg stamp" data-at="0">[00:00:05] </span>' in client.get(page).text
    start, end = TIMED.index("We waited"), TIMED.index("Then we")
    sent = form(
        client, desk.timed, start=str(start), end=str(end), subject="new:Person", property="sex", value="여성"
    )
    client.post(f"{page}claims/", page=page, **sent)
    shown = client.get(page).text
    assert "00:00:12 to 00:00:21" in shown
    [passage] = re.findall(r'<li id="(N-[A-Z2-7]{26})"', shown)
    assert "00:00:12 to 00:00:21" in client.get(f"/passages/{passage}/").text
    client.post(f"{page}undo/", page=page)


def test_a_testimony_that_no_figure_counts_says_so(desk: Desk, as_role: Callable[[str], Client]) -> None:
    client, page = as_role("team"), f"/desk/{desk.timed}/"
    sent = form(client, desk.timed, start="11", end="20", subject="new:Person", property="sex", value="여성")
    client.post(f"{page}claims/", page=page, **sent)
    told = "no figure counts it"
    assert told in client.get(page).text
    made = re.search(r'<option value="(P-[A-Z2-7]{26})">', client.get(page).text)
    assert made is not None
    role = form(client, desk.timed, start="11", end="20", subject=made[1], property="role", value="Survivor")
    client.post(f"{page}claims/", page=page, **role)
    assert told not in client.get(page).text
    for _ in range(2):
        client.post(f"{page}undo/", page=page)


@pytest.mark.chromium
@pytest.mark.parametrize("width", [1280, 390])
def test_sentences_stand_level_and_one_above_the_other_on_a_telephone(
    desk: Desk, browser_as: Callable[..., BrowserContext], as_role: Callable[[str], Client], width: int
) -> None:
    as_role("team").post("/language/", page="/own/", language="en")
    watched = Watched(browser_as("team", width).new_page(), desk.base)
    page = watched.open(f"/desk/{desk.translated}/?beside={desk.uncoded}")
    tops = "boxes => boxes.map(each => each.getBoundingClientRect()).map(box => [box.top, box.bottom])"
    own = page.locator("#words .bead").evaluate_all(tops)
    other = page.locator("#beside .bead").evaluate_all(tops)
    assert len(own) == len(other) == 3
    for number, ((top, bottom), (there, _)) in enumerate(zip(own, other, strict=True)):
        assert there == pytest.approx(top, abs=1) if width == 1280 else there >= bottom - 1
        assert number == 0 or top >= max(own[number - 1][1], other[number - 1][1]) - 1
    # words are chosen across rows, and the offsets are those of the text
    caret(page, TRANSLATED.index("seventeen"))
    for _ in "seventeen then. I was":
        page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".bead.here")).to_have_count(2)
    page.keyboard.press("Enter")
    start, end = (page.locator(f"#{each}").input_value() for each in ("start", "end"))
    # where a line is broken, the caret has stops of its own: what counts is that words and offsets agree
    assert "seventeen then. I" in TRANSLATED[int(start) : int(end)]
    assert page.locator("#chosen").inner_text() == TRANSLATED[int(start) : int(end)]
    watched.check()
    page.goto(f"{watched.base}desk/{desk.translated}/?beside=no")


@pytest.mark.chromium
def test_folded_words_come_and_go_by_key_and_the_choice_stays(
    desk: Desk,
    browser_as: Callable[..., BrowserContext],
    fresh: Callable[[str], Client],
    as_role: Callable[[str], Client],
) -> None:
    client, page_of = as_role("team"), f"/desk/{desk.text}/"
    client.get(f"{page_of}?unfold=no")
    watched = Watched(browser_as("team").new_page(), desk.base)
    page = watched.open(page_of)
    hidden = "sold her"
    start = TEXT.index(hidden)
    assert hidden not in page.content()
    caret(page, start - 4)
    for _ in range(4 + len(hidden) + 1):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#chosen")).to_have_text("and " + "▒" * len(hidden) + ".")
    page.focus("#words")
    page.keyboard.press("f")
    expect(page.locator("#chosen")).to_have_text("and sold her.")
    assert page.locator("#start").input_value() == str(start - 4)
    watched.check()
    page.focus("#words")
    page.keyboard.press("f")
    expect(page.locator("#chosen")).to_have_text("and " + "▒" * len(hidden) + ".")
    assert hidden not in page.content()
    watched.check()


def test_the_work_goes_on_at_a_text_without_claims(desk: Desk, as_role: Callable[[str], Client]) -> None:
    client = as_role("team")
    there = client.get("/desk/next/")
    assert (there.status, there.location.startswith("/desk/T-")) == (302, True)
    assert coded(client, there.location.split("/")[2]) == []
    assert 'href="/desk/next/"' in client.get(f"/desk/{desk.text}/").text
