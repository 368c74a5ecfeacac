"""A passkey made by Chromium's own authenticator, and signing in with it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext
from tests.web.cast import LIA, PASSWORD, code_of
from tests.web.checking import Watched
from tests.web.client import Client
from tests.web.conftest import Desk

pytestmark = pytest.mark.chromium
AUTHENTICATOR = {
    "options": {
        "protocol": "ctap2",
        "transport": "usb",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
}


def test_add_one_and_sign_in_with_it(desk: Desk, browser_as: Callable[..., BrowserContext]) -> None:
    context = browser_as("nobody")
    watched = Watched(context.new_page(), desk.base)
    devices = context.new_cdp_session(watched.page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", AUTHENTICATOR)
    page = watched.open("/sign-in/")
    page.fill("#f-name", LIA)
    page.fill("#f-password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in/code/")
    watched.check()
    page.fill("#f-code", code_of(LIA, 57))
    page.keyboard.press("Enter")
    page.wait_for_url(desk.base)
    page = watched.open("/own/passkeys/")
    page.fill("#f-name", "blue key")
    page.click("form[data-passkey] button")
    page.wait_for_selector("text=blue key")
    watched.check()
    page.click("form[data-away] button")
    page.wait_for_url("**/away/")
    page = watched.open("/sign-in/")
    page.fill("#f-name", LIA)
    page.fill("#f-password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/sign-in/code/")
    page.click("form[data-passkey] button")
    page.wait_for_url(desk.base)
    assert LIA in page.inner_text("header")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("**/away/")
    page.goto(desk.base)
    page.wait_for_url("**/sign-in/")


@pytest.mark.parametrize(
    "answer", ["{}", "[]", "not json", '{"id": "AAAA", "type": "public-key"}', "[" * 9000]
)
def test_what_is_no_passkey_opens_nothing(answer: str, fresh: Callable[[str], Client]) -> None:
    client = fresh(LIA)
    assert client.post("/own/passkeys/", answer=answer, name="x").status == 422
    assert not re.search(r"<li>x ", client.get("/own/passkeys/").text)
    client.post("/away/", page="/own/")
    client.post("/sign-in/", name=LIA, password=PASSWORD)
    assert client.post("/sign-in/code/", answer=answer).status == 422
    assert client.get("/").status == 302
