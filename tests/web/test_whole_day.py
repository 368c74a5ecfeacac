"""A day's work on a new casebook, all of it through the pages: from a Korean testimony to a release, and its withdrawal.

Four people at four browsers of their own, over a real server that serves nothing else. Korean is the language of all.
"""

import csv
import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.casebooks import PASSPHRASE
from tests.people import AMINA, DANA, EVE
from tests.web.cast import TEO
from tests.web.conftest import ROOT, environment, serving
from tests.web.somebody import Somebody

from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import message
from bearwitness.linkage.simulation import make_lists

pytestmark = pytest.mark.chromium

TOLD = (
    "제 이름은 김영희입니다. 그때 저는 열일곱 살이었습니다. 아는 사람이 좋은 일자리를 소개해 주었습니다. "
    "강을 건넌 뒤 억지로 결혼해야 했습니다. 나중에 세어 보니 열여섯 살이었습니다. 전화는 010-1234-5678입니다."
)
"""Fictional. Nobody else's testimony speaks of the job that was found for her."""
NAMED = ("김영희", "010-1234-5678")
JOB = "일자리를 소개해"
ROLES = {TEO: ("team",), DANA: ("team",), EVE: ("reviewer",)}
WORDS = {
    "title": ("Forms of exploitation", "착취의 형태", "剥削形式"),
    "purpose": ("For readers", "독자를 위하여", "供读者参考"),
}


def ko(key: str, **values: object) -> str:
    """What the pages say."""
    return message(key, "ko", **values)


def code(code_list: str, name: str) -> str:
    return codebook().label(code_list, name, "ko")


def partner_lists() -> dict[str, bytes]:
    """Two fictional lists, of which the second meets some of the first; a form of exploitation for each record."""
    frames = make_lists(np.random.default_rng(52), population=120, chances=(0.25, 0.25, 0.25)).frames
    written = {}
    for name in ("A", "B"):
        file = io.StringIO()
        lines = csv.writer(file)
        lines.writerow(["번호", "성명", "생년", "도", "군", "유형"])
        for number, row in enumerate(frames[name].to_dict("records")):
            form = code("exploitation", "ForcedLabour" if number % 3 == 2 else "ForcedMarriage")
            lines.writerow(
                [*(row[each] for each in ("rec_id", "name", "birth_year", "prov", "county")), form]
            )
        written[name] = file.getvalue().encode()
    return written


@pytest.fixture(scope="module")
def team(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Somebody]]:
    """Browsers of all, at a casebook that was made a moment ago; the keyholder's link is the only way in."""
    tmp = tmp_path_factory.mktemp("day")
    path, env = tmp / "field.casebook", environment(tmp)
    made = [sys.executable, "-m", "bearwitness", "init", str(path), "--as", AMINA]
    subprocess.run(made, env=env, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    server = serving(path, {**env, "BEARWITNESS_LANG": "ko"})
    with server as base:
        seen: set[str] = set()
        found = {name: Somebody.at(chromium, base, name, seen) for name in (AMINA, *ROLES)}
        found[AMINA].sets_up("/" + str(server.told["welcome"]).removeprefix(base))
        yield found
        for each in found.values():
            each.context.close()


def test_the_whole_day(team: dict[str, Somebody], tmp_path: Path) -> None:
    amina, teo, dana, eve = (team[name] for name in (AMINA, TEO, DANA, EVE))
    come_in(amina, [teo, dana, eve])
    for name, data in partner_lists().items():
        bring_list(teo, name, data)
    source, text = take_testimony(teo)
    person = code_by_keyboard(teo, text)
    take_position(teo, person)
    passage = open_figure(teo, JOB)
    assert finds(teo, JOB) == 1
    link(amina)
    judge(dana, eve)
    plan = propose(teo, "1")
    assert approved(teo, plan) == [TEO]
    eve.goes(plan)
    eve.sends(f"text={ko('web_releases.approve')}")
    assert approved(teo, plan) == [TEO, EVE]
    build(teo, plan, tmp_path)
    withdraw(teo, source)
    everything_is_gone(team, source, text, person, passage)
    refused_next(teo)


def come_in(amina: Somebody, others: list[Somebody]) -> None:
    """Everybody gets a link and roles, and signs in with a password and a code."""
    page = amina.page
    for each in others:
        amina.goes("/new-account/")
        page.fill("[name=name]", each.name)
        page.select_option("[name=language]", "ko")
        amina.sends("main form.form button[type=submit]")
        link = page.inner_text("main .notice code")
        amina.sends("main a.button")
        for role in ROLES[each.name]:
            page.check(f"[name=roles][value={role}]")
        amina.sends("form[action$='/roles/'] button[type=submit]")
        each.sets_up("/" + link.removeprefix(amina.base))
        each.signs_in()
    amina.signs_in()


def bring_list(teo: Somebody, name: str, data: bytes) -> None:
    """A partner's list: its agreement, its mapping, a dry run, and then its persons."""
    page = teo.goes("/take-in/list/")
    page.set_input_files("[name=file]", {"name": f"{name}.csv", "mimeType": "text/csv", "buffer": data})
    page.fill("[name=organisation]", f"단체 {name}")
    for scope in ("analyse", "count"):
        page.check(f"[name=scopes][value={scope}]")
    teo.sends("main form.form button[type=submit]")
    columns = {each: number for number, each in enumerate(page.locator(".column h3").all_inner_texts(), 2)}
    for header, column in {"성명": "name", "생년": "birth_year", "도": "prov", "군": "county"}.items():
        page.select_option(f"[name=property-{columns[header]}]", "")
        page.select_option(f"[name=linkage-{columns[header]}]", column)
    page.select_option(f"[name=property-{columns['유형']}]", "exploitation")
    teo.sends("button[value=look]:not(.visually-hidden)")
    teo.sends("button[value=bring]")
    assert re.search(r"/sources/S-\w+/$", page.url)


def take_testimony(teo: Somebody) -> tuple[str, str]:
    """Her answers, her words, what must not stand in them, and what it could bring upon her: source and text."""
    page = teo.goes("/take-in/testimony/")
    for number in range(1, 8):
        page.check(f"[name=questions][value='{number}']")
    for scope in ("record", "analyse", "count"):
        page.check(f"[name=answer_{scope}][value=yes]")
    page.select_option("[name=language]", "ko")
    page.select_option("[name=method]", "signed")
    page.fill("[name=text_version]", "2026-1")
    teo.sends("main form.broad button[type=submit]")
    page.fill("[name=text]", TOLD)
    teo.sends("main form.form button[type=submit]")
    assert set(NAMED) <= set(re.findall("|".join(NAMED), page.inner_text("ol.lines")))
    teo.sends("button[value=rest]")
    page.check("[name=signed]")
    teo.sends("button[value=sign]")
    source = page.inner_text("main dd code")
    assess(teo, source)
    teo.goes(f"/sources/{source}/")
    teo.sends("main a[href^='/desk/']")
    words = page.inner_text("#words")
    assert not [each for each in NAMED if each in words]
    return source, page.url.rstrip("/").rpartition("/")[2]


def assess(teo: Somebody, source: str) -> None:
    page = teo.goes(f"/sources/{source}/risk/")
    for about in page.locator("main form.form select").all():
        about.select_option(index=1)
    page.fill("[name=own_view]", "걱정되는 일이 없다고 합니다.")
    teo.sends("main form.form button[type=submit]")


def code_by_keyboard(teo: Somebody, text: str) -> str:
    """Five claims on her words, without a mouse; the person they are of."""
    page = teo.goes(f"/desk/{text}/")
    said = [
        ("저는", "role", code("person_role", "Survivor")),
        (JOB, "act", code("act", "Recruitment")),
        ("결혼해야 했습니다", "exploitation", code("exploitation", "ForcedMarriage")),
        ("열일곱 살", "age_when_trafficked", "17"),
        ("열여섯 살", "age_when_trafficked", "16"),
    ]
    for number, (words, name, value) in enumerate(said):
        select_by_key(page, words)
        if not number:
            expect(page.locator("#subject")).to_be_focused()
            page.keyboard.type("+ ")
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
        expect(page.locator("#property")).to_be_focused()
        page.keyboard.type(codebook().property(name).labels["ko"])
        page.keyboard.press("Enter")
        expect(page.locator("#why")).not_to_be_empty()
        page.keyboard.press("Tab")
        page.keyboard.type(value)
        if not number:  # how the source knows it and how reliable it is stay chosen until the text is left
            page.keyboard.press("Enter")
            page.keyboard.press("Control+Enter")
            expect(page.locator("#basis")).to_be_focused()
            page.keyboard.press("ArrowDown")
            expect(page.locator("#basis")).to_have_value("FirstHand")
            page.keyboard.press("Tab")
            page.keyboard.press("ArrowDown")
            page.keyboard.press("ArrowDown")
            expect(page.locator("#reliability")).to_have_value("LikelyReliable")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".claim")).to_have_count(number + 1)
        expect(page.locator("#property")).to_be_focused()
    teo.looks()
    expect(page.locator(".claim .tag.bad")).to_have_count(2)
    return str(page.locator("#subject-choices").evaluate("each => each.value"))


def select_by_key(page: Page, words: str) -> None:
    """Choose words of the text with the arrow keys."""
    at = page.locator("#words").inner_text().index(words)
    page.focus("#words")
    page.keyboard.press("Control+Home")
    for _ in range(at):
        page.keyboard.press("ArrowRight")
    for _ in words:
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("#chosen")).to_have_text(words)


def take_position(teo: Somebody, person: str) -> None:
    """Two answers stand side by side; one is chosen, with its reason."""
    page = teo.goes(f"/persons/{person}/")
    expect(page.locator(".answers.torn .answer")).to_have_count(2)
    teo.sends("a[href*='/positions/']")
    page.locator("[name=choice]").first.check()
    page.fill("[name=reason]", "본인이 나중에 다시 세어 보았습니다.")
    teo.sends("main form.form button[type=submit]")
    expect(page.locator(".position")).to_contain_text("다시 세어")
    expect(page.locator(".chosen-claim")).to_have_count(1)


def open_figure(who: Somebody, words: str) -> str:
    """From a number to the words it rests on, in two clicks; address of the passage."""
    page = who.goes("/figures/?by=act")
    who.sends("table.cross tbody tr td.number a")
    who.sends("section.behind a")
    assert page.inner_text("mark#here") == words
    return page.url.removeprefix(who.base.rstrip("/")).partition("#")[0]


def finds(who: Somebody, words: str) -> int:
    """Passages and texts that a search finds."""
    page = who.goes("/search/")
    page.fill("[name=words]", words)
    who.sends("form.asking button[type=submit]")
    return page.locator("ol.rows > li").count()


def link(amina: Somebody) -> None:
    """The custodian opens the names for a reason, links the lists, and closes them again."""
    page = amina.goes("/identities/?next=/links/")
    page.check("[name=reason][value=Linkage]")
    page.fill("[name=note]", "두 명단을 연결합니다")
    page.fill("[name=passphrase]", PASSPHRASE)
    amina.sends("main form.form button[type=submit]")
    for each in page.locator("[name=lists]").all():
        each.check()
    amina.sends("form[action$='/links/run/'] button[type=submit]")
    assert "62" in page.inner_text("main [role=status]")
    amina.goes("/identities/")
    amina.sends("form[action$='/identities/close/'] button")


def judge(dana: Somebody, eve: Somebody) -> None:
    """Two people judge the same pair, each for herself, by key."""
    pairs = []
    for each in (dana, eve):
        page = each.goes("/pairs/?mode=sample")
        pairs.append(page.get_attribute("input[name=pair]", "value"))
        with page.expect_navigation():
            page.keyboard.press("d")
        each.looks()
        expect(page.get_by_role("status")).to_have_text(ko("web_pairs.kept.different"))
    assert pairs[0] == pairs[1]
    assert eve.goes("/pairs/report/").inner_text("dl.facts dd:nth-of-type(3)") == "1", "two agree"


def look_ahead(teo: Somebody, number: str) -> Page:
    """Write a plan, and look at what would leave."""
    page = teo.goes("/releases/new/")
    for name, said in WORDS.items():
        for language, words in zip(("en", "ko", "zh"), said, strict=True):
            page.fill(f"[name={name}_{language}]", f"{words} {number}")
    page.fill("[name=period]", "2000/2020")
    page.fill("[name=threshold]", "10")
    page.select_option("[name=by_0]", "exploitation")
    teo.sends(f"main form.plan-form button:text-is('{ko('web_releases.look')}')")
    return page


def propose(teo: Somebody, number: str) -> str:
    """Propose what she looked at; its address."""
    page = look_ahead(teo, number)
    teo.sends(f"button:text-is('{ko('web_releases.propose')}')")
    return page.url.removeprefix(teo.base.rstrip("/"))


def approved(who: Somebody, plan: str) -> list[str]:
    page = who.goes(plan)
    lines = page.locator("main section.card").first.inner_text()
    return [name for name in (TEO, DANA, EVE) if ko("web_releases.approved_line", name=name) in lines]


def build(teo: Somebody, plan: str, folder: Path) -> None:
    """Build what two approved, take the bundle, and check it away from the casebook."""
    page = teo.goes(plan)
    teo.sends(f"text={ko('web_releases.build')}")
    fingerprint = re.search(r"--trust (\w+)", page.content())
    assert fingerprint
    with page.expect_download() as kept:
        page.click("a[href$='release.zip']")
    with zipfile.ZipFile(io.BytesIO(Path(kept.value.path()).read_bytes())) as archive:
        archive.extractall(folder)
    command = [sys.executable, "-m", "bearwitness", "verify", str(folder / "release")]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([*command, "--trust", fingerprint[1]], env=env, check=True, capture_output=True)
    for file in folder.rglob("*"):
        for named in (*NAMED, JOB):
            assert not file.is_file() or named.encode() not in file.read_bytes(), file


def withdraw(teo: Somebody, source: str) -> None:
    """She changed her mind; it holds at once."""
    teo.goes(f"/sources/{source}/")
    teo.sends(f"a[href='/sources/{source}/withdraw/']")
    teo.sends("main form button.danger")


def everything_is_gone(team: dict[str, Somebody], source: str, text: str, person: str, passage: str) -> None:
    for who in team.values():
        page = who.goes("/figures/?by=act")
        assert page.locator("table.cross").count() == 0
        assert finds(who, JOB) == 0
        cell = "/figures/cell/?by=act&code=Recruitment"
        for path in (cell, passage, f"/persons/{person}/", f"/desk/{text}/"):
            assert who.is_refused(path), (who.name, path)
        assert person not in who.goes("/persons/").content()
    assert ko("web_sources.page.withdrawn") in team[TEO].goes(f"/sources/{source}/").inner_text("main")


def refused_next(teo: Somebody) -> None:
    """What left is marked, and what would tell of her by its difference does not leave."""
    assert ko("web_releases.withdrawn_persons", number=1) in teo.goes("/releases/").inner_text("main")
    page = look_ahead(teo, "2")
    assert page.locator(f"button:text-is('{ko('web_releases.propose')}')").count() == 0
    assert page.locator("td.number").count() == 0, "no number leaves"
