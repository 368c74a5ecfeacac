"""A08, S2, I1: the identities key is with custodians alone, and nobody can make others seal to another key."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.people import AMINA, BEN, DANA
from tests.vault.conftest import PASSPHRASE

from bearwitness.domain.errors import BadValue
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import DamagedKeyring, DamagedSeal, NotCustodian, WrongPassphrase
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.recipient import PrivateKey, open_sealed, seal_to

OURS, OTHER = PrivateKey.generate(), PrivateKey.generate()
PLACE = b"K-CASEBOOK/identity/7"


@pytest.fixture
def team(keyring_path: Path, keys: DataKeys) -> Keyring:
    """Amina is custodian, Ben is not."""
    keyring = Keyring.load(keyring_path)
    keyring.add(keys, BEN, PASSPHRASE, CHEAPEST)
    return keyring


@settings(max_examples=50, deadline=None)
@given(data=st.binary(max_size=200), place=st.binary(max_size=40))
def test_what_is_sealed_opens_in_its_place(data: bytes, place: bytes) -> None:
    sealed = seal_to(OURS.public, data, place)
    assert open_sealed([OTHER, OURS], sealed, place) == data
    if len(data) > 8:
        assert data not in sealed


@settings(max_examples=50, deadline=None)
@given(data=st.binary(max_size=40), place=st.binary(max_size=40), elsewhere=st.binary(max_size=40))
def test_what_is_sealed_opens_nowhere_else(data: bytes, place: bytes, elsewhere: bytes) -> None:
    sealed = seal_to(OURS.public, data, place)
    if place != elsewhere:
        with pytest.raises(DamagedSeal):
            open_sealed([OURS], sealed, elsewhere)
    with pytest.raises(DamagedSeal):
        open_sealed([OTHER], sealed, place)


def test_every_changed_byte_and_every_cut_is_found() -> None:
    sealed = seal_to(OURS.public, b"Fictional name", PLACE)
    for at in range(len(sealed)):
        for broken in (sealed[:at], sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]):
            with pytest.raises(DamagedSeal):
                open_sealed([OURS], broken, PLACE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "age1",
        OURS.public[:-1] + ("p" if OURS.public.endswith("q") else "q"),
        OURS.text,
        "ssh-ed25519 AAAA",
    ],
    ids=["empty", "cut", "changed", "private", "ssh"],
)
def test_what_is_no_public_key_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        seal_to(text, b"x", PLACE)


def test_a_key_file_holds_one_key() -> None:
    assert PrivateKey.parse(f"# created: today\n\n{OURS.text}\n") == OURS
    assert OURS.text not in repr(OURS)
    for text in ("", "# only a comment", f"{OURS.text}\n{OTHER.text}", OURS.public, OURS.text[:-1]):
        with pytest.raises(BadValue):
            PrivateKey.parse(text)


def test_only_custodians_hold_the_identities_key(team: Keyring, keys: DataKeys) -> None:
    assert team.custodians() == (AMINA,)
    ben = team.unlock(BEN, PASSPHRASE)
    assert ben == replace(keys, identities=None)
    assert team.recipient(ben) == team.recipient(keys) == team.private_keys(keys)[0].public
    with pytest.raises(NotCustodian):
        team.private_keys(ben)
    with pytest.raises(NotCustodian):
        team.add(ben, DANA, PASSPHRASE, CHEAPEST, custodian=True)
    with pytest.raises(NotCustodian):
        team.hand_on(ben, BEN)
    team.add(ben, DANA, PASSPHRASE, CHEAPEST)
    assert team.unlock(DANA, PASSPHRASE) == ben


def test_a_custodian_hands_the_key_on(team: Keyring, keys: DataKeys) -> None:
    team.hand_on(keys, BEN)
    team.hand_on(keys, BEN)
    team.hand_on(keys, "nobody")
    again = Keyring.load(team.path)
    assert again.custodians() == (AMINA, BEN)
    assert again.unlock(BEN, PASSPHRASE) == again.unlock(AMINA, PASSPHRASE) == keys


def test_anybody_seals_and_only_a_custodian_opens(team: Keyring, keys: DataKeys) -> None:
    sealed = seal_to(team.recipient(team.unlock(BEN, PASSPHRASE)), b"Fictional name", PLACE)
    assert open_sealed(team.private_keys(keys), sealed, PLACE) == b"Fictional name"


def test_a_keyholder_may_keep_an_age_key(team: Keyring, keys: DataKeys) -> None:
    team.add_recipient(keys, DANA, OURS.public, custodian=True)
    again = Keyring.load(team.path)
    assert again.unlock_with_key(DANA, OURS) == keys
    for name, key in ((DANA, OTHER), (BEN, OURS), ("nobody", OURS)):
        with pytest.raises(WrongPassphrase):
            again.unlock_with_key(name, key)
    with pytest.raises(WrongPassphrase):
        again.unlock(DANA, PASSPHRASE)


def edits(tree: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Edits that somebody could make who writes to the disk and has no key."""
    amina, ben = tree["keyholders"]
    custody, sealed = tree["custody"], tree["custody"][0]["sealed"]
    return {
        "custodians' public key": {"custody": [{"public": OTHER.public, "sealed": sealed}]},
        "custodians' key put first": {"custody": [{"public": OTHER.public, "sealed": sealed}, *custody]},
        "a keyholder's public key": {"keyholders": [amina, {**ben, "public": OTHER.public}]},
        "a keyholder's name": {"keyholders": [amina, {**ben, "name": DANA}]},
        "a keyholder added": {
            "keyholders": [amina, ben, {**ben, "name": DANA, "public": OTHER.public, "lock": None}]
        },
        "a keyholder dropped": {"keyholders": [amina]},
        "the order": {"keyholders": [ben, amina]},
        "a custodian made plain": {
            "keyholders": [{**amina, "wraps": {"casebook": amina["wraps"]["casebook"]}}, ben]
        },
        "a plain one made custodian": {"keyholders": [amina, {**ben, "wraps": amina["wraps"]}]},
        "a cost": {"keyholders": [amina, {**ben, "lock": {**ben["lock"], "time": 3}}]},
        "a lock taken away": {"keyholders": [amina, {**ben, "lock": None}]},
        "the seal": {"seal": tree["pin"][:43] + "="},
    }


EDITS = (
    "custodians' public key", "custodians' key put first", "a keyholder's public key", "a keyholder's name",
    "a keyholder added", "a keyholder dropped", "the order", "a custodian made plain", "a plain one made custodian",
    "a cost", "a lock taken away", "the seal",
)  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_no_edit_of_the_keyring_goes_unnoticed(team: Keyring, keys: DataKeys, edit: str) -> None:
    tree = json.loads(team.path.read_text("utf-8"))
    changes = edits(tree)
    assert tuple(changes) == EDITS
    team.path.write_text(json.dumps({**tree, **changes[edit]}), "utf-8")
    edited = team.path.read_bytes()
    with pytest.raises(DamagedKeyring):
        Keyring.load(team.path).unlock(AMINA, PASSPHRASE)
    with pytest.raises(DamagedKeyring):
        Keyring.load(team.path).recipient(keys)
    with pytest.raises(DamagedKeyring):
        Keyring.load(team.path).add(keys, "erin", PASSPHRASE, CHEAPEST)
    assert team.path.read_bytes() == edited


def test_a_forged_casebook_does_not_open_with_our_passphrase(team: Keyring, tmp_path: Path) -> None:
    """Whoever writes to the disk seals keys of his own to Amina's public key: her pin is not in his keyring."""
    theirs = tmp_path / "theirs.json"
    forged_keys = Keyring.create(theirs, "field-2026", "eve", PASSPHRASE, CHEAPEST)
    ours = json.loads(team.path.read_text("utf-8"))["keyholders"][0]
    forger = Keyring.load(theirs)
    forger.add_recipient(forged_keys, AMINA, ours["public"], custodian=True)
    from bearwitness.vault.keyring_file import KeyringFile
    from bearwitness.vault.secret_lock import SecretLock

    file = KeyringFile.from_bytes(theirs.read_bytes())
    eve, amina = file.entries
    entries = (eve, replace(amina, lock=SecretLock.from_json(ours["lock"])))
    theirs.write_bytes(replace(file, entries=entries).sealed(forged_keys.casebook).to_bytes())
    assert Keyring.load(theirs).unlock("eve", PASSPHRASE) == forged_keys
    with pytest.raises(DamagedKeyring):
        Keyring.load(theirs).unlock(AMINA, PASSPHRASE)


def test_an_insider_who_swaps_the_key_is_found_by_the_custodian(team: Keyring) -> None:
    """Ben holds the casebook key and can seal the file again; Amina's identities key shows the swap."""
    from bearwitness.vault.keyring_file import KeyringFile

    ben = team.unlock(BEN, PASSPHRASE)
    file = KeyringFile.from_bytes(team.path.read_bytes())
    swapped = replace(file.custody, pairs=((OTHER.public, os.urandom(102)),))
    team.path.write_bytes(replace(file, custody=swapped).sealed(ben.casebook).to_bytes())
    assert Keyring.load(team.path).recipient(ben) == OTHER.public
    with pytest.raises(DamagedKeyring):
        Keyring.load(team.path).unlock(AMINA, PASSPHRASE)
