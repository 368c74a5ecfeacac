"""A23, A26: what is withdrawn is gone from every page at once; stale forms decide nothing; no place is left out."""

import re
from collections.abc import Callable

from tests.web.client import Client
from tests.web.conftest import Desk
from tests.web.test_sources import AGREED, decided, masked, send, take

READING = ("documenter", "analyst", "reviewer", "team", "custodian")


def coded(client: Client, number: int) -> tuple[str, str, str]:
    """Take, mask and code a testimony: its source, text and the person it speaks of."""
    source = masked(client, number)
    text = re.findall(r"/desk/(T-\w+)/", client.get(f"/sources/{source}/").text)[0]
    desk = f"/desk/{text}/"
    stamps = dict(re.findall(r'name="(seen|fresh)" value="([^"]+)"', client.get(desk).text))
    sent = {
        **stamps,
        "start": "0",
        "end": "12",
        "subject": "new:Person",
        "property": "role",
        "value": "Survivor",
        "basis": "FirstHand",
        "reliability": "LikelyReliable",
        "sure": "yes",
    }
    assert client.post(f"{desk}claims/", page=desk, **sent).status == 302
    return source, text, f"P-{stamps['fresh']}"


def test_a_withdrawal_takes_a_person_off_every_page(desk: Desk, as_role: Callable[[str], Client]) -> None:
    client = as_role("team")
    source, text, person = coded(client, 901)
    passage = re.findall(r'href="(/passages/[^"#]+)#here"', client.get(f"/persons/{person}/").text)[0]
    found = client.post("/search/", words="강을").location
    assert text in client.get(found).text
    claims = client.post("/search/", term="role:Survivor").location
    assert person in client.get(f"{claims}&in=claims").text
    cell = "/figures/cell/?by=role&code=Survivor"
    figures = client.get("/figures/?by=role").bare
    assert client.get("/figures/?by=role").bare == figures, (
        "nothing but tokens differs from one reading to the next"
    )
    assert as_role("custodian").confirm().post(f"/case-teams/of/{source}/", who="harbour").status == 302
    for role in READING:
        assert as_role(role).get(passage).status == 200, role
    assert client.post(f"/sources/{source}/withdraw/").location == f"/sources/{source}/letters/"
    assert client.get("/figures/?by=role").bare != figures
    for role in READING:
        reader = as_role(role)
        for path in (f"/persons/{person}/", f"/persons/{person}/steps/", passage):
            answer = reader.get(path)
            assert answer.status == 404, (role, path)
            unknown = re.sub(r"-[A-Z2-7]{26}", f"-{'A' * 26}", path)
            assert answer.bare.replace(path, unknown) == reader.get(unknown).bare, (role, path)
        own = reader.post("/search/", words="강을").location
        for path in (
            "/persons/",
            own,
            "/search/",
            "/reviews/",
            "/desk/",
            cell,
            "/figures/?by=role",
            "/pairs/",
        ):
            shown = reader.get(path).text
            assert person not in shown, (role, path)
            assert text not in shown, (role, path)
    assert text not in client.get(found).text
    assert person not in client.get(f"{claims}&in=claims").text
    for path in (f"/desk/{text}/", f"/persons/{person}/elements/"):
        assert client.get(path).status == 404, path
    copy = client.get(f"/sources/{source}/copy/")
    assert copy.status == 403
    assert "강을" not in copy.text


def test_two_approve_a_childs_consent_that_was_changed_between(as_role: Callable[[str], Client]) -> None:
    team, reviewer = as_role("team"), as_role("reviewer")
    child = {"child": "yes", "relation": "aunt", "party": "no", "assent": "yes"}
    source = masked(team, 902, **child)
    page = f"/second-consents/{source}/"
    seen = re.findall(r'name="seen" value="([^"]+)"', reviewer.get(page).text)[0]
    wider = {**AGREED, **child, "answer_quote": "yes", "answer_name": "yes"}
    assert send(team, f"/sources/{source}/consent/", wider).status == 302
    refused = reviewer.post(page, seen=seen)
    assert refused.status == 422
    assert source in reviewer.get("/second-consents/").text
    now = re.findall(r'name="seen" value="([^"]+)"', refused.text)[0]
    assert now != seen
    assert reviewer.post(page, seen=now).status == 302
    assert reviewer.post(page, page="/own/", seen=now).status == 404, "twice"


def test_no_place_to_mask_is_left_out_of_a_long_text(as_role: Callable[[str], Client]) -> None:
    client = as_role("team")
    client.post("/language/", page="/own/", language="en")
    assert send(client, "/take-in/testimony/", dict(AGREED)).status == 302
    phones = " ".join(f"전화 010-{1000 + number}-5678." for number in range(360))
    answer = client.post("/take-in/testimony/words/", text=f"그때 강을 건넜습니다. {phones}")
    assert answer.status == 302
    told = client.get(answer.location).text
    assert "more than 350 places" in told
    assert "/desk/T-" not in told
    text = "그때 강을 건넜습니다. " + "김영희 씨와 갔습니다. " * 340 + "다리 " * 20
    assert send(client, "/take-in/testimony/", dict(AGREED)).status == 302
    page = client.post("/take-in/testimony/words/", text=text)
    address = re.findall(r'action="(/sources/[^/]+/mask/)"', page.text)[0]
    lines = page.text.count('name="span"')
    assert 330 < lines <= 350
    whole = decided(page, step="add", more_words="다리", more_kind="Address")
    more = send(client, address, whole)
    assert more.status == 422
    assert "more than 350 places" in more.text
    assert more.text.count('name="span"') == lines


def test_unmasked_words_stand_in_no_address_and_no_message(as_role: Callable[[str], Client]) -> None:
    client = as_role("team")
    source, page = take(client, 904)
    whole = decided(page, step="sign", signed="yes")
    broken = {**whole, "original": "!" + str(whole["original"])}
    for sent in ({**whole, "token": ["[김영희]"]}, broken, {**whole, "original": ""}):
        answer = send(client, f"/sources/{source}/mask/", sent)
        assert "김영희" not in answer.location
        assert "010-1234" not in answer.location
    for role in ("team", "custodian"):
        shown = as_role(role).get(f"/sources/{source}/")
        assert shown.status == 200
        assert "김영희" not in shown.text
    for role in READING:
        for path in ("/record/", "/own/", f"/record/?item={source}"):
            shown = as_role(role).get(path)
            assert shown.status == 200
            assert "김영희" not in shown.text
