"""Who signs in in these tests: one person for each role, and an outsider."""

import base64
import hashlib

from tests.people import AMINA, BEN, DANA, EVE

HANA = "hana"
"""Documenter."""
KAY = "kay"
"""Administrator."""
TEO = "teo"
"""Small team."""
CUSTODIAN = AMINA
"""Custodian alone here: her founder's role `team` is taken from her."""

BY_ROLE = {
    "documenter": HANA,
    "analyst": BEN,
    "reviewer": DANA,
    "team": TEO,
    "custodian": CUSTODIAN,
    "admin": KAY,
}
OUTSIDER = EVE
LANGUAGE: dict[str, str] = {}
PASSWORD = "a calm sentence for these tests"
CODES = 160
NOA = "noa"
"""Documenter of another case team: no source is hers."""
LIA = "lia"
"""Documenter too; her sessions may be ended."""
MEL = "mel"
"""Without a role; strangers guess at her account, so that whoever tries from a new browser waits."""
OMAR = "omar"
"""Keyholder without an account."""
OMAR_PASSPHRASE = "nine grey stones beside a gate"


def secret_of(name: str) -> str:
    """Secret of somebody's authenticator app."""
    return base64.b32encode(hashlib.sha1(name.encode(), usedforsecurity=False).digest()).decode()


def code_of(name: str, number: int) -> str:
    """One of somebody's recovery codes."""
    return f"{name}-recovery-{number}"
