"""Accounts and roles: a change holds at once, and no one gives herself anything (A11, A32)."""

from collections.abc import Callable

import pytest
from tests.people import AMINA
from tests.web.cast import KAY, LIA
from tests.web.client import Client
from tests.web.conftest import Desk

ROLE = '<span class="tag">{}'


def test_a_change_of_roles_ends_the_sessions(
    as_role: Callable[[str], Client], fresh: Callable[[str], Client]
) -> None:
    hers, custodian = fresh(LIA), as_role("custodian")
    assert hers.get("/").status == 200
    changed = custodian.post("/people/lia/roles/", page="/people/lia/", roles=["documenter", "analyst"])
    assert changed.status == 302
    assert hers.get("/").status == 302
    custodian.post("/people/lia/roles/", page="/people/lia/", roles=["documenter"])


def test_nobody_changes_her_own_roles(as_role: Callable[[str], Client]) -> None:
    custodian = as_role("custodian")
    answer = custodian.post(f"/people/{AMINA}/roles/", page="/own/", roles=["team"])
    assert answer.status == 422
    assert "NotYourself" in answer.text
    assert "Attempts that were refused" in custodian.get("/").text
    assert (
        f'>{AMINA}</td><td data-label="What">Was refused <code'
        in custodian.get(f"/record/?actor={AMINA}").text
    )
    assert ROLE.format("Small team") in as_role("team").get("/own/").text
    assert ROLE.format("Small team") not in custodian.get("/own/").text
    assert custodian.post(f"/people/{AMINA}/close/", page="/own/").status == 422


def test_no_page_makes_a_custodian(as_role: Callable[[str], Client]) -> None:
    custodian = as_role("custodian")
    assert ROLE.format("Custodian") in custodian.get(f"/people/{AMINA}/").text
    given = custodian.post("/people/eve/roles/", page="/people/eve/", roles=["custodian"])
    assert given.location == "/people/eve/"
    assert ROLE.format("") not in custodian.get("/people/eve/").text
    assert as_role("outsider").get("/people/").status == 404


def test_an_administrator_takes_over_nobody_who_sees_content(as_role: Callable[[str], Client]) -> None:
    admin = as_role("admin")
    assert admin.post(f"/people/{LIA}/link/", page="/own/").status == 403
    assert admin.post("/people/eve/roles/", page="/own/", roles=["team"]).status == 403
    assert (
        f'>{KAY}</td><td data-label="What">Was refused <code'
        in admin.get(f"/record/?verb=refuse&actor={KAY}").text
    )


def test_closing_holds_from_the_next_request(
    desk: Desk, as_role: Callable[[str], Client], fresh: Callable[[str], Client]
) -> None:
    hers, custodian = fresh(LIA), as_role("custodian")
    assert hers.get("/own/").status == 200
    custodian.post("/people/lia/close/", page="/people/lia/")
    assert hers.get("/own/").status == 302
    assert desk.client().sign_in(LIA).status == 422
    custodian.post("/people/lia/close/", page="/people/lia/")
    assert desk.client().sign_in(LIA).status == 302


def test_sessions_are_ended(as_role: Callable[[str], Client], fresh: Callable[[str], Client]) -> None:
    hers = fresh(LIA)
    assert as_role("admin").post(f"/people/{LIA}/end/", page=f"/people/{LIA}/").status == 302
    assert hers.get("/").status == 302


def test_a_change_of_roles_says_whose_and_which(as_role: Callable[[str], Client]) -> None:
    custodian = as_role("custodian")
    custodian.post("/people/lia/roles/", page="/people/lia/", roles=["documenter", "analyst"])
    custodian.post("/people/lia/roles/", page="/people/lia/", roles=["documenter"])
    assert "Gave a role: Analyst · lia <code" in custodian.get("/record/?verb=grant_role").text
    assert "Took a role: Analyst · lia <code" in custodian.get("/record/?verb=revoke_role").text
    assert "· lia <code" not in as_role("reviewer").get("/record/?verb=revoke_role").text


def test_the_record_names_what_was_done(as_role: Callable[[str], Client]) -> None:
    assert as_role("admin").post(f"/people/{LIA}/end/", page=f"/people/{LIA}/").status == 302
    assert as_role("admin").get("/own/").status == 200, "the notice was read there"
    shown = as_role("admin").get("/record/?verb=end_sessions").text
    assert KAY in shown
    assert f"Ended somebody&#x27;s sessions: {LIA} <code" in shown, "named to whoever keeps accounts"
    assert ">end_sessions</code>" in shown
    assert ">sign_in</code>" not in shown


@pytest.mark.parametrize("name", ["nobody-at-all", "%00", "..", "a'--", "{{7*7}}"])
def test_who_is_not_there_is_not_found(name: str, as_role: Callable[[str], Client]) -> None:
    answer = as_role("custodian").get(f"/people/{name.replace('{', '%7B').replace('}', '%7D')}/")
    assert answer.status == 404
    assert ">49<" not in answer.text
