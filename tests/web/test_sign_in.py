"""Signing in: nothing is told of names, nothing is taken twice, and an old session is dead (A21, A22, A35)."""

import time
from collections.abc import Callable

import pytest
from tests.people import BEN
from tests.web.cast import HANA, MEL, PASSWORD, code_of, secret_of
from tests.web.client import Client
from tests.web.conftest import Desk

from bearwitness.web.accounts.totp import STEP, code_at


def test_a_wrong_password_and_a_wrong_name_are_told_alike(desk: Desk) -> None:
    wrong = desk.client().post("/sign-in/", name=HANA, password="not her password at all")
    nobody = desk.client().post("/sign-in/", name="nobody-here", password="not her password at all")
    assert wrong.status == nobody.status == 422
    assert "not right" in wrong.text
    assert wrong.bare.replace(HANA, "") == nobody.bare.replace("nobody-here", "")


def test_the_password_alone_opens_nothing(desk: Desk) -> None:
    client = desk.client()
    assert client.post("/sign-in/", name=HANA, password=PASSWORD).location == "/sign-in/code/"
    assert client.get("/").location == "/sign-in/"
    assert client.post("/sign-in/code/", code="000000").status == 422
    assert client.get("/own/").status == 302


def test_a_code_of_the_app_is_taken_once(desk: Desk) -> None:
    code = code_at(secret_of(BEN), int(time.time()) // STEP)
    assert desk.client().sign_in(BEN, code=code).status == 302
    assert desk.client().sign_in(BEN, code=code).status == 422


def test_a_recovery_code_is_taken_once(desk: Desk) -> None:
    code = code_of(HANA, 59)
    assert desk.client().sign_in(HANA, code=code.upper()).status == 302
    assert desk.client().sign_in(HANA, code=code).status == 422


def test_cookies_are_for_this_host_and_no_script(desk: Desk) -> None:
    client = desk.client()
    client.post("/sign-in/", name=HANA, password=PASSWORD)
    token = client.token("/sign-in/code/")
    answer = client.ask("POST", "/sign-in/code/", {"csrfmiddlewaretoken": token, "code": code_of(HANA, 58)})
    cookies = [each.strip() for each in answer.headers.get_all("Set-Cookie") or []]
    assert {each.partition("=")[0] for each in cookies} == {"__Host-session", "__Host-browser", "__Host-csrf"}
    for cookie in cookies:
        for wanted in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"):
            assert wanted in cookie
        assert "Domain" not in cookie
    session = next(each for each in cookies if each.startswith("__Host-session"))
    assert "expires" not in session.lower(), "the browser is to forget it when it is closed"


def test_a_session_gets_a_new_identifier_and_an_old_one_is_dead(fresh: Callable[[str], Client]) -> None:
    client = fresh(HANA)
    planted = dict(client.cookies)
    before = client.cookies["__Host-session"]
    assert client.post("/sign-in/again/", password=PASSWORD).status == 302
    assert client.cookies["__Host-session"] != before
    client.cookies["__Host-session"] = before
    assert client.get("/").status == 302
    again = Client(base=client.base, cookies=planted)
    assert again.get("/").status == 302


def test_a_session_does_not_begin_under_a_planted_identifier(desk: Desk) -> None:
    client = Client(base=desk.base, cookies={"__Host-session": "a" * 32})
    assert client.sign_in(HANA).status == 302
    assert client.cookies["__Host-session"] != "a" * 32


def test_hiding_ends_the_session_at_once(fresh: Callable[[str], Client]) -> None:
    client = fresh(HANA)
    cookies = dict(client.cookies)
    away = client.post("/away/", page="/")
    assert away.location == "/away/"
    assert Client(base=client.base, cookies=cookies).get("/").status == 302
    page = client.get("/away/").text
    assert HANA not in page
    assert 'href="/sign-in' not in page


def test_guessing_waits_and_locks_nobody_out(desk: Desk, fresh: Callable[[str], Client]) -> None:
    """A stranger guesses at her account; in the browser that she uses she still gets in."""
    hers = fresh(MEL)
    hers.post("/away/", page="/own/")
    for name in (MEL, "no-such-name"):
        answers: list[int] = []
        while 429 not in answers and len(answers) < 12:
            answers.append(desk.client().post("/sign-in/", name=name, password="a guess").status)
        assert answers[:4] == [422] * 4
        assert answers[-1] == 429
    assert hers.sign_in(MEL).status == 302


@pytest.mark.parametrize(
    ("target", "where"),
    [
        ("/own/", "/own/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_it_leads_nowhere_else(target: str, where: str, as_role: Callable[[str], Client]) -> None:
    assert as_role("documenter").get(f"/sign-in/?next={target}").location == where


def test_an_overlong_password_is_refused_before_it_costs(desk: Desk) -> None:
    assert desk.client().post("/sign-in/", name=HANA, password="x" * 100_000).status == 422
