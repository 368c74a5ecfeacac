"""The notice that a release is withdrawn: two small files that go wherever the release went."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import Any

from bearwitness.domain.identifiers import is_identifier
from bearwitness.domain.messages import LANGUAGES, message
from bearwitness.release.bundle.folder import parse
from bearwitness.release.bundle.signature import signing_key

NOTICE, NOTICE_SIGNATURE = "withdrawn.json", "withdrawn.sig"
_KIND = "withdrawal"
_KEYS = frozenset({"format", "kind", "release", "manifest", "released", "withdrawn", "words"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Which release, and since when. It says no reason: a reason that is told for one would point at somebody.

    Attributes
    ----------
    manifest
        SHA-256 of its ``manifest.json``, in hex.
    released, withdrawn
        Days, ``2026-11-24``.
    """

    release: str
    manifest: str
    released: str
    withdrawn: str


def notice_files(withdrawal: Withdrawal, seed: bytes) -> dict[str, bytes]:
    """The notice and its Ed25519 signature, by name; the same withdrawal gives the same bytes.

    Like a manifest it can be checked with OpenSSL and the ``key.pub`` of the bundle.
    """
    words = {language: message("release.withdrawal", language) for language in LANGUAGES}
    told = {"format": 1, "kind": _KIND, **asdict(withdrawal), "words": words}
    content = (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    return {NOTICE: content, NOTICE_SIGNATURE: signing_key(seed).sign(content)}


def withdrawal_in(content: bytes) -> Withdrawal | None:
    """What a notice says, or None where it is none; a signed file of another kind is none."""
    told: Any = parse(content)
    if not isinstance(told, dict) or told.keys() != _KEYS or told["format"] != 1 or told["kind"] != _KIND:
        return None
    said = {name: told[name] for name in ("release", "manifest", "released", "withdrawn")}
    days = (said["released"], said["withdrawn"])
    if not all(isinstance(each, str) for each in said.values()) or not is_identifier(said["release"], "R"):
        return None
    return Withdrawal(**said) if all(_DAY.fullmatch(each) for each in days) else None
