"""A09 inside one casebook: what is another case team's is not there, under any address and for any form."""

import base64
import re
import secrets
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import pytest
from tests.people import AMINA
from tests.web.access_matrix import Row, rows
from tests.web.cast import HANA, MEL, NOA
from tests.web.client import Answer, Client
from tests.web.conftest import Desk

NAMED = ("source", "text", "claim", "passage", "person", "child")
"""What of the casebook an address can name."""
ROWS = {
    name: row
    for name, row in rows().items()
    if "documenter" in row.to and any(f"{{{each}}}" in row.path for each in NAMED)
}
FORMS = {
    "care:offer": {"number": "1", "answer": "Accepted"},
    "care:risk": {"own_view": "She feels safe", "family": "Low"},
    "care:stop": {"keep": "Everything"},
    "care:feedback": {"kind": "Promised", "note": "words"},
    "care:interview": {"reason": "SheAsked"},
    "desk:add_claim": {"start": "0", "end": "3", "property": "sex", "value": "Female"},
    "desk:decide": {"start": "0", "end": "3", "kind": "date"},
    "persons:review": {"verdict": "agree"},
    "persons:decide": {"choice": "", "reason": "because"},
}
"""Something to send in, where an empty form would be refused before anybody looks."""


def unknown(desk: Desk) -> Desk:
    """The same, with identifiers that nothing has."""
    fresh: dict[str, Any] = {
        each: f"{str(asdict(desk)[each])[0]}-{base64.b32encode(secrets.token_bytes(16)).decode().rstrip('=')}"
        for each in NAMED
    }
    return replace(desk, **fresh)


def told(answer: Answer) -> tuple[int, str, str]:
    """Status, target and body, whatever identifier was asked for."""
    bare = re.sub(r"[STCNP]-[A-Z2-7]{8,26}", "ID", answer.bare + answer.location)
    return answer.status, bare, answer.location and "away"


def test_an_address_that_names_something_is_among_them() -> None:
    assert len(ROWS) > 20
    assert {each for row in ROWS.values() for each in NAMED if f"{{{each}}}" in row.path} == set(NAMED)


@pytest.mark.parametrize("name", ROWS)
def test_another_documenter_meets_what_is_not_there(
    name: str, desk: Desk, as_role: Callable[[str], Client]
) -> None:
    row: Row = ROWS[name]
    other, path, nothing = as_role("other"), desk.fill(row.path), unknown(desk).fill(row.path)
    got, missing = other.get(path), other.get(nothing)
    assert told(got) == told(missing)
    if "?" not in row.path:
        assert got.status in (302, 404)
    if row.writes:
        sent = FORMS.get(name, {})
        answer = other.post(path, page="/own/", **sent)
        assert answer.status in (302, 404, 422)
        assert told(answer) == told(other.post(nothing, page="/own/", **sent))


@pytest.mark.parametrize("name", ROWS)
def test_an_outsider_meets_it_too(name: str, desk: Desk, as_role: Callable[[str], Client]) -> None:
    outsider, path = as_role("outsider"), desk.fill(ROWS[name].path)
    assert outsider.get(path).status == 404
    assert outsider.post(path, page="/own/", **FORMS.get(name, {})).status == 404


@pytest.mark.parametrize("path", ["/sources/", "/desk/", "/persons/", "/reviews/", "/care/", "/record/", "/"])
def test_no_list_names_what_is_anothers(path: str, desk: Desk, as_role: Callable[[str], Client]) -> None:
    shown = as_role("other").get(path)
    assert shown.status == 200
    theirs = (desk.source, desk.text, desk.claim, desk.passage, desk.person, desk.child)
    assert not any(each[:10] in shown.text for each in theirs)


def test_search_finds_nothing_of_anothers(as_role: Callable[[str], Client]) -> None:
    for words in ("restaurant", "혜산"):
        for role, found in (("documenter", True), ("other", False)):
            client = as_role(role)
            asked = client.post("/search/", words=words)
            shown = client.get(asked.location) if asked.status == 302 else asked
            assert ("<mark>" in shown.text) == found, (words, role)


def test_a_claim_on_anothers_text_or_person_is_not_made(desk: Desk, as_role: Callable[[str], Client]) -> None:
    before = as_role("custodian").get("/").text
    for name in ("desk:add_claim", "desk:take_back", "desk:undo", "desk:decide"):
        as_role("other").post(desk.fill(rows()[name].path), page="/own/", **FORMS.get(name, {}))
    assert as_role("custodian").get("/").text.count(desk.claim) == before.count(desk.claim)
    assert as_role("documenter").get(f"/passages/{desk.passage}/").status == 200


def test_a_custodian_gives_a_source_and_takes_it_away(desk: Desk, as_role: Callable[[str], Client]) -> None:
    custodian, other = as_role("custodian").confirm(), as_role("other")
    address = f"/case-teams/of/{desk.source}/"
    assert "harbour" in custodian.get(f"/sources/{desk.source}/").text + custodian.get(address).text
    assert custodian.post(address, who=NOA).status == 302
    try:
        assert other.get(f"/sources/{desk.source}/").status == 200
        assert other.get(f"/persons/{desk.person}/").status == 200
    finally:
        assert custodian.post(address, gone=NOA).status == 302
    assert other.get(f"/sources/{desk.source}/").status == 404
    for wrong in ("nobody", ""):
        assert custodian.post(address, who=wrong).status == 422
    assert custodian.post(address, gone="nobody").status == 404


def test_a_custodian_makes_a_case_team(desk: Desk, as_role: Callable[[str], Client]) -> None:
    custodian, other = as_role("custodian").confirm(), as_role("other")
    assert custodian.post("/case-teams/", name=HANA).status == 422
    made = custodian.post("/case-teams/", name="lantern")
    assert made.status == 302
    assert custodian.post(made.location, who=NOA).status == 302
    assert NOA in custodian.get(made.location).text
    assert custodian.post(f"/case-teams/of/{desk.source}/", who="lantern").status == 302
    assert other.get(f"/sources/{desk.source}/").status == 200
    assert custodian.post(made.location, leaves=NOA).status == 302
    assert other.get(f"/sources/{desk.source}/").status == 404
    assert custodian.post(f"/case-teams/of/{desk.source}/", gone="lantern").status == 302
    assert custodian.get("/case-teams/Q-" + 26 * "A" + "/").status == 404
    assert (
        f'>{AMINA}</td><td data-label="What">Joined somebody to a case team: {NOA} <code'
        in custodian.get("/record/?verb=join_case_team").text
    )


def test_a_figure_opens_to_what_is_anothers_for_whoever_analyses_too(
    desk: Desk, as_role: Callable[[str], Client], fresh: Callable[[str], Client]
) -> None:
    custodian, cell = as_role("custodian").confirm(), "/figures/cell/?by=role&code=Survivor"
    for roles, status in ((["documenter", "analyst"], 200), (["documenter"], 404)):
        custodian.post(f"/people/{MEL}/roles/", page=f"/people/{MEL}/", roles=roles)
        hers = fresh(MEL)
        passage = hers.get(f"/passages/{desk.passage}/")
        assert passage.status == status
        assert f"/desk/{desk.text}/" not in passage.text
        assert (hers.get(cell).status == 200) == (status == 200)
        assert hers.get(f"/sources/{desk.source}/").status == 404
        assert hers.get(f"/desk/{desk.text}/").status == 404
    custodian.post(f"/people/{MEL}/roles/", page=f"/people/{MEL}/")
