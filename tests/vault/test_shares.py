"""A33: any two of three shares open, one tells nothing, and a slip of the pen is found."""

import itertools
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.people import AMINA, BEN
from tests.vault.conftest import PASSPHRASE

from bearwitness.vault import shares
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import BadShares, NotCustodian, WrongPassphrase
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.recovery import make_shares, set_passphrase, unlock_with_shares

NEW = "another seven words on the same river"


@settings(max_examples=40, deadline=None)
@given(secret=st.binary(min_size=32, max_size=32))
def test_any_two_of_three_give_the_secret_back(secret: bytes) -> None:
    made = shares.split(secret)
    assert len(set(made)) == 3
    for pair in itertools.permutations(made, 2):
        assert shares.join(pair) == secret


def test_a_share_is_read_as_people_write_it() -> None:
    secret = bytes(range(32))
    one, two, _ = shares.split(secret)
    assert len(one.split()) == 16
    sloppy = one.lower().replace(" ", "-").replace("o", "0").replace("i", "1")
    assert shares.join((sloppy, two.replace(" ", ""))) == secret


def test_one_share_says_nothing_of_the_secret() -> None:
    """Each byte of a share is uniform whatever the secret is: 4000 shares of one secret fill all 256 values."""
    seen: list[set[int]] = [set() for _ in range(4)]
    for _ in range(4000):
        body = shares._read(shares.split(bytes(32))[0])[2]
        for at in range(4):
            seen[at].add(body[at])
    assert all(len(each) == 256 for each in seen)


def test_a_slip_of_the_pen_is_found() -> None:
    one, two, _ = shares.split(bytes(32))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    draw = random.Random(1)  # noqa: S311  # seeded cases for a test
    for _ in range(200):
        at = draw.choice([n for n, letter in enumerate(one) if letter != " "])
        other = draw.choice(letters.replace(one[at], ""))
        with pytest.raises(BadShares):
            shares.join((one[:at] + other + one[at + 1 :], two))


@pytest.mark.parametrize("broken", ["", "AAAA", "8" * 64, "A" * 64, "가" * 64])
def test_what_is_no_share_is_refused(broken: str) -> None:
    with pytest.raises(BadShares):
        shares.join((broken, shares.split(bytes(32))[0]))


def test_shares_of_two_sets_and_one_share_twice_are_refused() -> None:
    one, two, _ = shares.split(bytes(32))
    other = shares.split(bytes(32))
    for pair in ((one, one), (one, other[1]), (one,), (one, two, other[0])):
        with pytest.raises(BadShares):
            shares.join(pair)


def test_who_lost_the_passphrase_comes_back_in(keyring_path: Path, keys: DataKeys) -> None:
    keyring = Keyring.load(keyring_path)
    with pytest.raises(BadShares):
        unlock_with_shares(keyring, shares.split(bytes(32))[:2])
    void = make_shares(keyring, keys)
    one, _, three = make_shares(keyring, keys)
    keyring = Keyring.load(keyring_path)
    assert keyring.keyholders() == (AMINA,)
    with pytest.raises(BadShares):
        unlock_with_shares(keyring, void[:2])
    found = unlock_with_shares(keyring, (three, one))
    assert found == keys
    set_passphrase(keyring, found, AMINA, NEW, CHEAPEST)
    again = Keyring.load(keyring_path)
    assert again.unlock(AMINA, NEW) == keys
    with pytest.raises(WrongPassphrase):
        again.unlock(AMINA, PASSPHRASE)
    assert unlock_with_shares(again, (one, three)) == keys


def test_who_is_no_custodian_makes_no_shares_and_keeps_her_keys(keyring_path: Path, keys: DataKeys) -> None:
    keyring = Keyring.load(keyring_path)
    keyring.add(keys, BEN, PASSPHRASE, CHEAPEST)
    ben = keyring.unlock(BEN, PASSPHRASE)
    with pytest.raises(NotCustodian):
        make_shares(keyring, ben)
    with pytest.raises(NotCustodian):
        set_passphrase(keyring, ben, AMINA, NEW, CHEAPEST)
    with pytest.raises(WrongPassphrase):
        set_passphrase(keyring, ben, "nobody", NEW, CHEAPEST)
    set_passphrase(keyring, ben, BEN, NEW, CHEAPEST)
    assert Keyring.load(keyring_path).unlock(BEN, NEW) == ben
