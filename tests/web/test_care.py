"""Care: risk, help, the stop mark, feedback, and whether she was asked before."""

import re
from collections.abc import Callable

import pytest
from tests.web.client import Client
from tests.web.conftest import Desk
from tests.web.test_sources import masked

LEVELS = {"survivor": "Low", "family": "High", "helpers": "NotKnown", "children": "DoesNotApply"}


@pytest.fixture(scope="module")
def told(as_role: Callable[[str], Client]) -> str:
    """Somebody's testimony, for these tests alone."""
    return masked(as_role("team"), 20)


def test_a_risk_needs_her_own_view_and_a_later_review(as_role: Callable[[str], Client], told: str) -> None:
    client, page = as_role("team"), f"/sources/{told}/risk/"
    whole = {**LEVELS, "own_view": "She feels safe here", "day": "2026-05-01", "next_review": "2099-11-01"}
    assert told in client.get("/care/").text
    for wrong in ({"own_view": " "}, {"next_review": "2026-05-01"}, {"family": ""}, {"day": "2999-01-01"}):
        assert client.post(page, **{**whole, **wrong}).status == 422, wrong
    assert client.post(page, **whole).location == f"/sources/{told}/"
    assert "She feels safe here" in client.get(page).text
    due = client.get("/care/").text
    assert f'/sources/{told}/risk/"' not in due


def test_help_is_found_offered_and_logged(as_role: Callable[[str], Client], told: str) -> None:
    client = as_role("team")
    service = {"service": "Health", "language": "ko", "region": "jilin", "words": "Day clinic, weekdays"}
    assert client.post("/care/help/", **service).location == "/care/help/"
    page = f"/sources/{told}/help/"
    found = client.get(f"{page}?for=ko&region=jilin").text
    assert "Day clinic" in found
    assert "Day clinic" not in client.get(f"{page}?for=zh&region=jilin").text
    number = re.findall(r'name="service" value="(\d+)"', found)[0]
    assert client.post(page, page="/own/", service="x", answer="Later").status == 422
    assert client.post(page, page="/own/", service="99999", answer="Later").status == 404
    assert client.post(page, page="/own/", service=number, answer="Perhaps").status == 422
    assert client.post(page, page="/own/", service=number, answer="Later").location == f"/sources/{told}/"
    assert "Perhaps later" in client.get(f"/sources/{told}/").text


def test_a_promise_is_owed_until_she_is_told(as_role: Callable[[str], Client], told: str) -> None:
    client, page = as_role("team"), f"/sources/{told}/feedback/"
    assert client.post(page, kind="").status == 422
    assert client.post(page, kind="Promised", note="when the report is out").status == 302
    assert f'href="{page}"' in client.get("/care/").text
    assert client.post(page, kind="Told").status == 302
    assert f'href="{page}"' not in client.get("/care/").text


def test_somebody_who_has_told_it_before_is_asked_again_only_for_a_reason(
    desk: Desk, as_role: Callable[[str], Client]
) -> None:
    client, page = as_role("documenter"), f"/care/interview/?person={desk.person}"
    assert f"/sources/{desk.source}/" in client.get(page).text
    assert client.post("/care/interview/", page=page, person=desk.person).status == 422
    planned = client.post("/care/interview/", page=page, person=desk.person, reason="SheAsked")
    assert planned.location == "/take-in/testimony/"
    assert "She asked for it" in client.get(f"/sources/{desk.source}/").text
    assert 'role="alert"' in client.get("/care/interview/?person=P-NOBODY").text


def test_a_stopped_interview_keeps_what_she_agreed_to_keep(as_role: Callable[[str], Client]) -> None:
    client = as_role("team")
    source = masked(client, 21)
    page = f"/sources/{source}/"
    text = re.findall(r"/desk/(T-\w+)/", client.get(page).text)[0]
    for wrong in ("Some", "Passages"):
        assert client.post(f"{page}stop/", keeping=wrong).status == 422
    assert client.post(f"{page}stop/", keeping="Everything").location == page
    assert client.get(f"/desk/{text}/").status == 200
    assert client.post(f"{page}stop/", keeping="Nothing").location == page
    assert client.get(f"/desk/{text}/").status == 404
    assert client.get(f"{page}withdraw/").status == 200
