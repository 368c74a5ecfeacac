"""A02, A03, A08: only the right passphrase of the right keyholder opens, and nothing moved or edited does."""

import contextlib
import functools
import json
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.people import AMINA, BEN, EVE
from tests.vault.conftest import PASSPHRASE

from bearwitness.domain.errors import BadValue
from bearwitness.vault.cost import CHEAPEST, Cost
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import (
    BadPassphrase,
    CannotWrite,
    DamagedKeyring,
    KeyringExists,
    NameTaken,
    WrongPassphrase,
)
from bearwitness.vault.keyring import Keyring

HANGUL = "두만강 너머 일곱 낱말의 암호 문구"


def read(path: Path) -> dict[str, Any]:
    tree = json.loads(path.read_text("utf-8"))
    assert isinstance(tree, dict)
    return tree


def test_the_passphrase_opens_what_was_made(keyring_path: Path, keys: DataKeys) -> None:
    keyring = Keyring.load(keyring_path)
    assert keyring.casebook_id == "field-2026"
    assert keyring.keyholders() == (AMINA,)
    assert keyring.unlock(AMINA, PASSPHRASE) == keys
    assert keys.identities is not None
    assert keys.casebook != keys.identities
    assert keyring_path.stat().st_mode & 0o777 == 0o600


def test_keys_never_show(keys: DataKeys, keyring_path: Path) -> None:
    data = keyring_path.read_bytes()
    for key in (keys.casebook, keys.identities):
        assert key is not None
        assert key.hex() not in repr(keys)
        assert repr(key) not in repr(keys)
        assert key not in data


@pytest.mark.parametrize(
    ("name", "passphrase"),
    [(AMINA, PASSPHRASE + " "), (AMINA, PASSPHRASE[:-1]), (EVE, PASSPHRASE), ("no such\nname", PASSPHRASE)],
)
def test_wrong_passphrase_and_unknown_name_are_one_error_and_one_cost(
    keyring_path: Path, keys: DataKeys, name: str, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    derive, costs = Cost.derive, []

    def counted(self: Cost, secret: bytes, salt: bytes) -> bytes:
        costs.append(self)
        return derive(self, secret, salt)

    monkeypatch.setattr(Cost, "derive", counted)
    with pytest.raises(WrongPassphrase) as refusal:
        Keyring.load(keyring_path).unlock(name, passphrase)
    assert costs == [CHEAPEST]
    assert str(refusal.value) == WrongPassphrase().english()
    assert Keyring.load(keyring_path).unlock(AMINA, PASSPHRASE) == keys


def test_composed_and_decomposed_hangul_are_one_passphrase(keyring_path: Path) -> None:
    made = Keyring.create(keyring_path, "field-2026", AMINA, unicodedata.normalize("NFD", HANGUL), CHEAPEST)
    keyring = Keyring.load(keyring_path)
    assert unicodedata.normalize("NFD", HANGUL) != HANGUL
    assert (
        keyring.unlock(AMINA, HANGUL) == keyring.unlock(AMINA, unicodedata.normalize("NFD", HANGUL)) == made
    )


def test_a_long_passphrase_counts_to_its_last_character(keyring_path: Path) -> None:
    long = "river " * 170
    made = Keyring.create(keyring_path, "field-2026", AMINA, long, CHEAPEST)
    keyring = Keyring.load(keyring_path)
    assert keyring.unlock(AMINA, long) == made
    with pytest.raises(WrongPassphrase):
        keyring.unlock(AMINA, long[:-1] + "x")


@pytest.mark.parametrize(
    "passphrase", ["", "a" * 1025, "한" * 400, "x" * 10_000_000, "nul\0" * 4, "\ud800" * 12]
)
def test_unusable_passphrases_never_reach_argon2(
    keyring_path: Path, keys: DataKeys, passphrase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = Keyring.load(keyring_path)
    monkeypatch.setattr(Cost, "derive", lambda *_: pytest.fail("Argon2 was reached"))
    with pytest.raises(BadPassphrase):
        keyring.unlock(AMINA, passphrase)


def test_a_new_passphrase_needs_twelve_characters(keyring_path: Path) -> None:
    with pytest.raises(BadPassphrase):
        Keyring.create(keyring_path, "field-2026", AMINA, "eleven char", CHEAPEST)
    assert not keyring_path.exists()
    Keyring.create(keyring_path, "field-2026", AMINA, "twelve chars", CHEAPEST)


def test_a_second_keyholder_opens_the_same_keys(keyring_path: Path, keys: DataKeys) -> None:
    keyring = Keyring.load(keyring_path)
    keyring.add(keys, BEN, HANGUL, CHEAPEST)
    again = Keyring.load(keyring_path)
    assert again.keyholders() == keyring.keyholders() == (AMINA, BEN)
    assert again.unlock(AMINA, PASSPHRASE) == keys
    assert again.unlock(BEN, HANGUL) == replace(keys, identities=None)
    with pytest.raises(NameTaken):
        again.add(keys, BEN, PASSPHRASE, CHEAPEST)
    with pytest.raises(BadValue):
        again.add(keys, "two words", PASSPHRASE, CHEAPEST)


def test_a_keyring_is_never_replaced_by_a_new_one(keyring_path: Path, keys: DataKeys) -> None:
    before = keyring_path.read_bytes()
    with pytest.raises(KeyringExists):
        Keyring.create(keyring_path, "field-2026", BEN, PASSPHRASE, CHEAPEST)
    assert keyring_path.read_bytes() == before


def test_a_failed_write_keeps_the_old_keyring(
    keyring_path: Path, keys: DataKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring, before = Keyring.load(keyring_path), keyring_path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(CannotWrite):
            keyring.add(keys, BEN, PASSPHRASE, CHEAPEST)
    assert keyring_path.read_bytes() == before
    assert keyring.keyholders() == (AMINA,)
    assert list(keyring_path.parent.iterdir()) == [keyring_path]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("memory_kib", 8), ("memory_kib", 19 * 1024 - 1), ("memory_kib", 100 * 1024 * 1024), ("memory_kib", "65536"),
        ("time", 0), ("time", 1), ("time", 1_000_000), ("time", True), ("parallelism", 0), ("parallelism", 10_000),
        ("kdf", "argon2d"), ("extra", 1),
    ],
)  # fmt: skip
def test_a_cost_outside_the_limits_is_refused_unread(
    keyring_path: Path, keys: DataKeys, field: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = read(keyring_path)
    tree["keyholders"][0]["lock"][field] = value
    keyring_path.write_text(json.dumps(tree), "utf-8")
    monkeypatch.setattr(Cost, "derive", lambda *_: pytest.fail("Argon2 was reached"))
    with pytest.raises(DamagedKeyring):
        Keyring.load(keyring_path)


@pytest.mark.parametrize(("field", "value"), [("time", 3), ("memory_kib", 20 * 1024), ("parallelism", 2)])
def test_a_changed_cost_within_the_limits_opens_nothing(
    keyring_path: Path, keys: DataKeys, field: str, value: int
) -> None:
    tree = read(keyring_path)
    tree["keyholders"][0]["lock"][field] = value
    keyring_path.write_text(json.dumps(tree), "utf-8")
    with pytest.raises(WrongPassphrase):
        Keyring.load(keyring_path).unlock(AMINA, PASSPHRASE)


@pytest.fixture(scope="module")
def two_casebooks(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Two keyrings with the same two names and one passphrase: only the place tells the wraps apart."""
    trees = []
    for casebook in ("field-2026", "other-2026"):
        path = tmp_path_factory.mktemp(casebook) / "keyring.json"
        keys = Keyring.create(path, casebook, AMINA, PASSPHRASE, CHEAPEST)
        Keyring.load(path).add(keys, BEN, PASSPHRASE, CHEAPEST, custodian=True)
        trees.append(read(path))
    return trees


PLACES = st.tuples(st.integers(0, 1), st.integers(0, 1), st.sampled_from(["casebook", "identities"]))


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same derivation is done once: it is the real one, and any other salt, cost or passphrase is done anew."""
    monkeypatch.setattr(Cost, "derive", functools.cache(Cost.derive))


@pytest.mark.usefixtures("remembered")
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=PLACES, target=PLACES, with_lock=st.booleans())
def test_no_wrap_opens_in_the_place_of_another(
    two_casebooks: list[dict[str, Any]],
    tmp_path: Path,
    source: tuple[int, int, str],
    target: tuple[int, int, str],
    with_lock: bool,
) -> None:
    trees = json.loads(json.dumps(two_casebooks))
    here = trees[target[0]]["keyholders"][target[1]]
    there = two_casebooks[source[0]]["keyholders"][source[1]]
    here["wraps"][target[2]] = there["wraps"][source[2]]
    if with_lock:
        here["lock"] = there["lock"]
    path = tmp_path / "keyring.json"
    path.write_text(json.dumps(trees[target[0]]), "utf-8")
    keyring = Keyring.load(path)
    if source == target:
        keyring.unlock(here["name"], PASSPHRASE)
    else:
        with pytest.raises((WrongPassphrase, DamagedKeyring)):
            keyring.unlock(here["name"], PASSPHRASE)


@pytest.mark.parametrize("other_casebook", [False, True])
def test_a_whole_entry_opens_under_no_other_name_or_casebook(
    two_casebooks: list[dict[str, Any]], tmp_path: Path, other_casebook: bool
) -> None:
    tree, other = json.loads(json.dumps(two_casebooks))
    if other_casebook:
        tree["keyholders"] = other["keyholders"]
    else:
        first, second = tree["keyholders"]
        first["name"], second["name"] = second["name"], first["name"]
    path = tmp_path / "keyring.json"
    path.write_text(json.dumps(tree), "utf-8")
    for name in (AMINA, BEN):
        with pytest.raises(WrongPassphrase):
            Keyring.load(path).unlock(name, PASSPHRASE)


@pytest.mark.usefixtures("remembered")
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_flipped_bit_never_yields_other_keys(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "whole.json"
    keys = Keyring.load(path).unlock(AMINA, PASSPHRASE) if path.exists() else None
    if keys is None:
        keys = Keyring.create(path, "field-2026", AMINA, PASSPHRASE, CHEAPEST)
    whole = path.read_bytes()
    bit = data.draw(st.integers(0, len(whole) * 8 - 1))
    flipped = bytearray(whole)
    flipped[bit // 8] ^= 1 << bit % 8
    broken = tmp_path / "broken.json"
    broken.write_bytes(flipped)
    with contextlib.suppress(DamagedKeyring, WrongPassphrase):
        assert Keyring.load(broken).unlock(AMINA, PASSPHRASE) == keys


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"format": 2}', b"\xff\xfe", b"[" * 100_000, b"{" + b" " * (1 << 20)]
)
def test_what_is_no_keyring_is_refused(keyring_path: Path, content: bytes) -> None:
    keyring_path.write_bytes(content)
    with pytest.raises(DamagedKeyring):
        Keyring.load(keyring_path)
    keyring_path.unlink()
    with pytest.raises(DamagedKeyring):
        Keyring.load(keyring_path)
