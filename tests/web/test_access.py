"""A09, A12: every address x every role; a new address without a row fails."""

from collections.abc import Callable, Iterator

import pytest
from django.urls import URLPattern
from tests.web.access_matrix import EVERY, Row, rows
from tests.web.client import Client
from tests.web.conftest import Desk

from bearwitness.web.pages import areas

ROWS = rows()


def names() -> Iterator[str]:
    for area in areas():
        for each in area.urlpatterns:
            assert isinstance(each, URLPattern)
            yield f"{area.app_name}:{each.name}"


def filled(row: Row, desk: Desk) -> str:
    return desk.fill(row.path)


def test_every_address_has_a_row() -> None:
    assert set(names()) == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_who_may_open_it(name: str, desk: Desk, as_role: Callable[[str], Client]) -> None:
    row, path = ROWS[name], filled(ROWS[name], desk)
    missing = as_role("outsider").get("/nothing-is-here/").bare
    for role in EVERY:
        expected = row.gives if role in row.to else 403
        assert as_role(role).get(path).status == expected, role
    outsider, nobody = as_role("outsider").get(path), as_role("nobody").get(path)
    if row.open:
        assert nobody.status in (row.gives, 200)
    else:
        assert nobody.status == 302
        assert nobody.location.startswith("/sign-in/")
    if not row.outsiders and not row.open:
        assert outsider.status == 404
        assert outsider.bare == missing


@pytest.mark.parametrize("name", ROWS)
def test_nothing_is_written_for_whoever_may_not(
    name: str, desk: Desk, as_role: Callable[[str], Client]
) -> None:
    row, path = ROWS[name], filled(ROWS[name], desk)
    for role in EVERY - row.to:
        assert as_role(role).post(path, page="/own/").status == 403, role
    if not row.open:
        nobody = as_role("nobody").post(path, page="/sign-in/")
        assert nobody.status == 302
        assert nobody.location.startswith("/sign-in/")
    if not row.outsiders and not row.open:
        outsider = as_role("outsider").post(path, page="/own/")
        assert outsider.status == 404
        assert outsider.bare == as_role("outsider").get("/nothing-is-here/").bare
    if not row.writes:
        assert as_role(min(row.to)).post(path, page="/own/").status == 405


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.writes])
@pytest.mark.parametrize(
    "forged",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": ""},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_another_site_sends_nothing(
    name: str, forged: dict[str, str], desk: Desk, as_role: Callable[[str], Client]
) -> None:
    client = as_role(min(ROWS[name].to))
    fields = {"csrfmiddlewaretoken": client.token("/own/")}
    assert client.ask("POST", filled(ROWS[name], desk), dict(fields), forged).status == 403


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.writes])
def test_a_form_without_its_token_does_nothing(
    name: str, desk: Desk, as_role: Callable[[str], Client]
) -> None:
    assert as_role(min(ROWS[name].to)).ask("POST", filled(ROWS[name], desk), {}).status == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_method(method: str, as_role: Callable[[str], Client]) -> None:
    assert as_role("team").ask(method, "/").status == 405
