"""A documenter on a new casebook: the first page leads from step to step, to the first claim, by its buttons alone."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.casebooks import PASSPHRASE, unlocked
from tests.people import AMINA
from tests.web.cast import HANA
from tests.web.checking import Watched
from tests.web.client import Client
from tests.web.conftest import KOREAN, ROOT, environment, serving

from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault.cost import CHEAPEST

pytestmark = pytest.mark.chromium
SAID = f"제 이름은 김영희입니다. {KOREAN} 전화는 010-1234-5678입니다."


@pytest.fixture(scope="module")
def hana(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A documenter who has signed in to a casebook that holds nothing."""
    tmp = tmp_path_factory.mktemp("first")
    path = tmp / "field.casebook"
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    with open_casebook(path, unlocked(path), actor=AMINA) as casebook:
        grant_role(casebook, HANA, "documenter")
    env = environment(tmp)
    subprocess.run([sys.executable, "-m", "tests.web.seed", str(path), HANA], env=env, cwd=ROOT, check=True)
    with serving(path, env) as base:
        client = Client(base=base)
        assert client.sign_in(HANA).status == 302
        yield client


@pytest.fixture(scope="module")
def watched(hana: Client, chromium: Browser) -> Iterator[Watched]:
    """Her browser; the casebook was made before it, for Django refuses the database beside its event loop."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    host = hana.base.replace("http:", "https:")
    for name, value in hana.cookies.items():
        context.add_cookies([{"name": name, "value": value, "url": host, "secure": True}])
    yield Watched(context.new_page(), hana.base)
    context.close()


def first_button(page: Page) -> str:
    """Words of the one button that a page puts first."""
    return page.locator("main a.button:not(.second)").first.inner_text()


def test_each_page_leads_to_the_next(watched: Watched) -> None:
    for empty, button in (("/sources/", "Take in a source"), ("/desk/", "Take in a source")):
        assert first_button(watched.open(empty)) == button
    empty_page = watched.open("/persons/").locator(".empty")
    assert empty_page.locator("a").all_inner_texts() == ["Coding"], "where claims on persons are made"
    assert "The list is empty" in watched.open("/care/help/").inner_text("main")
    page = watched.open("/")
    assert page.locator(".steps a.button").all_inner_texts() == ["Take in a source"]
    page.click(".steps a.button")
    page.click("text=Begin with consent")
    for number in "1234":
        page.check(f'[name="questions"][value="{number}"]')
    for scope in ("record", "analyse", "count"):
        page.check(f'[name="answer_{scope}"][value="yes"]')
    page.select_option('[name="language"]', "ko")
    page.fill('[name="text_version"]', "2026-1")
    page.click("main form.broad button[type=submit]")
    assert "(optional)" not in page.locator("main label[for=f-text]").inner_text()
    page.fill('[name="text"]', SAID)
    page.click("main form.form button[type=submit]")
    sealed = page.url

    # who leaves the page is led back to the masking, not to a list
    page = watched.open("/")
    assert page.locator(".steps a.button").all_inner_texts() == ["Mask it"]
    page.click(".steps a.button")
    assert page.url != sealed
    page.fill('[name="text"]', SAID)
    page.click("main form.form button[type=submit]")

    # what is decided is counted and shown at once
    undecided = page.locator("#undecided")
    lines = page.locator(".lines > li").count()
    expect(undecided).to_have_text(f"Not decided yet: {lines}")
    page.locator('.lines input[value="mask"]').first.check()
    expect(undecided).to_have_text(f"Not decided yet: {lines - 1}")
    expect(page.locator("#original mark").first).to_have_class("mask")
    for each in page.locator('.lines input[value="mask"]').all():
        each.check()
    expect(undecided).to_have_text("Not decided yet: 0")
    page.check('[name="signed"]')
    page.click('button[value="sign"]')
    watched.check()

    # the source says what comes next, and so does the first page
    assert page.locator("main .card").first.locator("a").all_inner_texts() == [
        "Open at the coding desk",
        "Assess the risk",
    ]
    page = watched.open("/")
    assert page.locator(".steps a.button").all_inner_texts() == ["Open at the coding desk"]
    page.click(".steps a.button")
    assert "/desk/T-" in page.url
    assert "김영희" not in page.inner_text("main")
