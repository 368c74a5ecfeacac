"""Take a passphrase from a file or a terminal, never from an argument, and make it bytes."""

from __future__ import annotations

import getpass
import os
import sys
import unicodedata
from pathlib import Path

from bearwitness.vault.errors import BadPassphrase, NoPassphrase

VARIABLE = "BEARWITNESS_PASSPHRASE_FILE"
NEW_VARIABLE = "BEARWITNESS_NEW_PASSPHRASE_FILE"
"""Names the file with the passphrase of a keyholder who is being added."""
AGE_VARIABLE = "BEARWITNESS_AGE_KEY_FILE"
"""Names the age key file of a keyholder who has one instead of a passphrase."""
PACK_VARIABLE = "BEARWITNESS_PACK_KEY_FILE"
"""Names the age key file that a packed casebook was sealed to."""
SHARES_VARIABLE = "BEARWITNESS_SHARES_FILE"
"""Names the file with two recovery shares, one a line."""
MINIMUM = 12
"""Characters that a new passphrase needs; six or more random words are better."""
MAXIMUM = 1024
"""Bytes that any passphrase may have, so that an overlong one never reaches Argon2."""


def read_passphrase(prompt: str, variable: str = VARIABLE) -> str:
    """Passphrase from the file that the variable names, else asked on the terminal without showing it.

    Raises
    ------
    NoPassphrase
        There is no such file, or neither a file nor a terminal.
    BadPassphrase
        The file holds more than a passphrase can.
    """
    named = os.environ.get(variable)
    if named:
        return _from_file(Path(named), variable)
    if not sys.stdin.isatty():
        raise NoPassphrase(variable=variable)
    try:
        return getpass.getpass(prompt)
    except EOFError as error:
        raise NoPassphrase(variable=variable) from error


def _from_file(path: Path, variable: str) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAXIMUM + 3)
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadPassphrase(minimum=MINIMUM, maximum=MAXIMUM) from error
    except OSError as error:
        raise NoPassphrase(variable=variable) from error
    return text.removesuffix("\n").removesuffix("\r")


def passphrase_bytes(passphrase: str, *, new: bool = False) -> bytes:
    """UTF-8 bytes of the passphrase in NFC, whole: nothing is stripped or cut.

    Raises
    ------
    BadPassphrase
        Empty, over 1 KiB or with a NUL; or new and shorter than 12 characters.
    """
    refusal = BadPassphrase(minimum=MINIMUM, maximum=MAXIMUM)
    if not passphrase or len(passphrase) > MAXIMUM or "\0" in passphrase:
        raise refusal
    normal = unicodedata.normalize("NFC", passphrase)
    try:
        data = normal.encode("utf-8")
    except UnicodeEncodeError as error:
        raise refusal from error
    if len(data) > MAXIMUM or (new and len(normal) < MINIMUM):
        raise refusal
    return data
