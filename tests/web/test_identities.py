"""The identity store opens for a custodian only, with her own passphrase and a reason, for her session."""

import time
from collections.abc import Callable

import pytest
from tests.casebooks import PASSPHRASE
from tests.people import AMINA
from tests.web.client import Client

from bearwitness.web import identity_keys

REASON = {"reason": "Linkage", "note": "to look at a doubtful pair"}


def test_it_opens_and_closes(fresh: Callable[[str], Client]) -> None:
    client = fresh(AMINA)
    assert client.post("/identities/", passphrase=PASSPHRASE, **REASON).location == "/identities/"
    assert "The store is open to you" in client.get("/identities/").text
    other = fresh(AMINA)
    assert "The store is open to you" not in other.get("/identities/").text
    client.post("/identities/close/", page="/identities/")
    assert "The store is open to you" not in client.get("/identities/").text


@pytest.mark.parametrize(
    "given",
    [
        {**REASON, "passphrase": "not the passphrase of anybody"},
        {**REASON, "passphrase": "x" * 5000},
        {**REASON, "passphrase": PASSPHRASE, "note": " "},
        {**REASON, "passphrase": PASSPHRASE, "reason": "Curiosity"},
        {"passphrase": PASSPHRASE},
    ],
    ids=["wrong", "overlong", "no note", "no such reason", "nothing"],
)
def test_it_stays_closed(given: dict[str, str], as_role: Callable[[str], Client]) -> None:
    client = as_role("custodian")
    assert client.post("/identities/", **given).status == 422
    assert "The store is open to you" not in client.get("/identities/").text


def test_a_key_is_forgotten_when_its_time_is_over() -> None:
    past = identity_keys.Opened(
        key=b"k" * 32, name=AMINA, reason="Linkage", note="", until=time.monotonic() - 1
    )
    identity_keys._held["token"] = past
    identity_keys.forget_old_keys()
    assert identity_keys._held == {}
    assert "kkk" not in repr(past)
