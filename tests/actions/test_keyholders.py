"""Keyholders through the actions: who gets which key, who leaves, how keys change."""

from dataclasses import replace

import pytest
from tests.actions.conftest import Witness
from tests.casebooks import PASSPHRASE
from tests.people import BEN, CHIDI, EVE

from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.casebook.models import Member
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.errors import NotCustodian
from bearwitness.vault.keyring import Keyring


def test_only_the_role_custodian_brings_the_identities_key(witness: Witness) -> None:
    casebook = witness.casebook
    add_keyholder(casebook, CHIDI, PASSPHRASE, ["team"], CHEAPEST)
    add_keyholder(casebook, EVE, PASSPHRASE, ["team", "custodian"], CHEAPEST)
    keyring = Keyring.load(casebook.path / "keyring.json")
    assert keyring.unlock(CHIDI, PASSPHRASE) == replace(casebook.keys, identities=None)
    assert keyring.unlock(EVE, PASSPHRASE) == casebook.keys
    grant_role(casebook, CHIDI, "custodian")
    assert Keyring.load(casebook.path / "keyring.json").unlock(CHIDI, PASSPHRASE) == casebook.keys


def test_nobody_hands_on_a_key_that_she_does_not_hold(witness: Witness) -> None:
    without = replace(witness.casebook, keys=replace(witness.casebook.keys, identities=None))
    before = Member.objects.count()
    with pytest.raises(NotCustodian):
        add_keyholder(without, CHIDI, PASSPHRASE, ["custodian"], CHEAPEST)
    with pytest.raises(NotCustodian):
        grant_role(without, BEN, "custodian")
    assert Member.objects.count() == before
    assert CHIDI not in Keyring.load(without.path / "keyring.json").keyholders()
