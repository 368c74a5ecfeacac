"""Errors of the vault: each says what to do, and none says more than an attacker may know."""

from __future__ import annotations

from bearwitness.domain.errors import BearwitnessError


class WrongPassphrase(BearwitnessError):
    """The keyholder's name or the passphrase is wrong; nothing was opened."""

    exit_code = 20


class DamagedKeyring(BearwitnessError):
    """The keyring is missing, damaged or of another version; put back keyring.json from the last backup."""

    exit_code = 21


class NoPassphrase(BearwitnessError):
    """No passphrase was given: type it on a terminal, or name a file that holds it in {variable}."""

    exit_code = 22


class BadPassphrase(BearwitnessError):
    """This passphrase cannot be used: it may hold no NUL character and at most {maximum} bytes, and a new one needs at least {minimum} characters."""

    exit_code = 23


class PlainStore(BearwitnessError):
    """This database is not encrypted, and Bearwitness opens only encrypted ones; check where it comes from."""

    exit_code = 24


class WrongKey(BearwitnessError):
    """This key does not open the database: keyring and database are not of one casebook, or the beginning of the file is damaged."""

    exit_code = 25


class DamagedStore(BearwitnessError):
    """The database is missing or damaged; restore it from the last backup."""

    exit_code = 26


class CasebookInUse(BearwitnessError):
    """Another process has this casebook open; close it there first."""

    exit_code = 27


class DamagedEvidence(BearwitnessError):
    """This piece of evidence is missing or is not what was sealed; restore it from the last backup."""

    exit_code = 28


class CannotWrite(BearwitnessError):
    """The disk refused to write ({reason}): make room or allow writing, then try again."""

    exit_code = 29


class NameTaken(BearwitnessError):
    """A keyholder of that name is in the keyring already; choose another name."""

    exit_code = 100


class KeyringExists(BearwitnessError):
    """A keyring stands there already, and making another would lose its keys; choose another folder."""

    exit_code = 101


class DamagedAnchors(BearwitnessError):
    """Line {line} of anchors.txt is not an audit anchor; compare the file with a copy kept elsewhere."""

    exit_code = 102


class NotCustodian(BearwitnessError):
    """This needs the identities key, which only custodians hold; ask a custodian to do it."""

    exit_code = 105


class DamagedSeal(BearwitnessError):
    """What was sealed to the custodians is damaged, was put here from another place, or is sealed to another key; restore it from the last backup."""

    exit_code = 106
