"""From a link to an account: password, authenticator app, recovery codes."""

import re
import time
from collections.abc import Callable

import pytest
from tests.web.cast import OMAR_PASSPHRASE
from tests.web.client import Answer, Client
from tests.web.conftest import Desk

from bearwitness.web.accounts.totp import STEP, code_at

CHOSEN = "geese over the wide grey water"


def invited(client: Client, name: str) -> str:
    """Path of the link that whoever keeps accounts gets for a new one."""
    answer = client.post("/new-account/", name=name, language="ko")
    found = re.search(r"https?://[^/]+(/welcome/[^<]+/)", answer.text)
    assert found, answer.text
    return found[1]


def app_of(page: Answer) -> str:
    found = re.search(r"<code>([A-Z2-7 ]+)</code>", page.text)
    assert found
    return found[1].replace(" ", "")


def finish(client: Client, path: str, **given: str) -> Answer:
    first = client.post(path, password=CHOSEN, again=CHOSEN, **given)
    if first.status != 302:
        return first
    secret = app_of(client.get(first.location))
    return client.post(first.location, code=code_at(secret, int(time.time()) // STEP))


def test_the_whole_way(desk: Desk, as_role: Callable[[str], Client]) -> None:
    path = invited(as_role("admin"), "lena")
    client = desk.client()
    page = finish(client, path)
    codes = re.findall(r"<li>([a-z2-9-]{19})</li>", page.text)
    assert len(set(codes)) == 10
    assert client.get("/own/").status == 200
    assert client.get("/").status == 404, "no role, nothing to see"
    assert desk.client().get(path).status == 422, "a link works once"
    assert desk.client().sign_in("lena", CHOSEN, codes[0]).status == 302


def test_a_second_link_ends_the_first(desk: Desk, as_role: Callable[[str], Client]) -> None:
    first = invited(as_role("admin"), "mira")
    again = as_role("admin").post("/people/mira/link/", page="/people/mira/")
    assert again.status == 200
    assert desk.client().get(first).status == 422


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaaaaaa", "nurinurinuri"])
def test_a_weak_password_is_refused(password: str, desk: Desk, as_role: Callable[[str], Client]) -> None:
    name = f"nuri{len(password)}" if password != "nurinurinuri" else "nuri"
    path = invited(as_role("admin"), name)
    assert desk.client().post(path, password=password, again=password).status == 422


def test_two_different_passwords_are_refused(desk: Desk, as_role: Callable[[str], Client]) -> None:
    path = invited(as_role("admin"), "oona")
    assert desk.client().post(path, password=CHOSEN, again=f"{CHOSEN}!").status == 422


def test_a_keyholders_name_asks_for_her_passphrase(desk: Desk, as_role: Callable[[str], Client]) -> None:
    """Whoever keeps accounts cannot become a keyholder by taking her name."""
    path = invited(as_role("custodian"), "omar")
    assert 'name="passphrase"' in desk.client().get(path).text
    assert finish(desk.client(), path, passphrase="not the passphrase of omar").status == 422
    assert finish(desk.client(), path).status == 422
    assert finish(desk.client(), path, passphrase=OMAR_PASSPHRASE).status == 200


def test_names_that_look_the_same_are_one(as_role: Callable[[str], Client]) -> None:
    for name in ("HANA", "ｈana", "hana"):
        assert as_role("admin").post("/new-account/", name=name, language="en").status == 422
    for name in ("shares", "a b", "../x", "<b>", ""):
        assert as_role("admin").post("/new-account/", name=name, language="en").status == 422
