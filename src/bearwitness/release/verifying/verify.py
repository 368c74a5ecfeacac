"""Check a release without a casebook and without a network."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from bearwitness.release.bundle.folder import (
    KEY,
    MANIFEST,
    RECEIPTS,
    SIGNATURE,
    Entry,
    compare,
    entries,
    parse,
    read,
)
from bearwitness.release.bundle.signature import fingerprint, verifies
from bearwitness.release.errors import NotABundle
from bearwitness.release.problem import Problem
from bearwitness.release.verifying.checks import Figures, check_figures
from bearwitness.release.verifying.copies import Copies, check_copies
from bearwitness.release.verifying.strangers import strangers
from bearwitness.release.verifying.verification import Verification
from bearwitness.release.verifying.withdrawn import notices


def verify_bundle(folder: Path, trust: str | None = None, notice: Path | None = None) -> Verification:
    """Check the files, the signature and every figure that can be recomputed; where these hold, what says it once more.

    Parameters
    ----------
    folder
        The folder that holds ``manifest.json``.
    trust
        Fingerprint of the key, got by another way than the bundle (blanks and colons do not matter). Without it
        a signature proves only that nothing changed since signing: somebody who re-signs a changed
        bundle with another key is not found.
    notice
        A notice that the release is withdrawn; one that lies beside the folder is found without.

    Raises
    ------
    DocumentNotFound
        There is no such notice.
    NotABundle
        If there is no such folder, or no manifest in it.
    """
    if read(folder, MANIFEST) is None:
        raise NotABundle
    told = notices(folder, notice)
    owner, problems = _check_signature(folder, trust)
    listed = entries(parse(read(folder, MANIFEST)))
    if listed is None:
        problems.append(Problem(code="unreadable", at=MANIFEST))
        listed = ()
    faults = compare(folder, listed, frozenset({MANIFEST, SIGNATURE}))
    figures = check_figures(folder, parse(read(folder, RECEIPTS)))
    broken = {each.at for each in faults if each.code != "extra"}
    found = (*problems, *faults, *figures.problems, *_strangers(listed, figures))
    copies = (
        Copies()
        if found or figures.release is None
        else check_copies(partial(read, folder), figures.release, worded_here=figures.pages_checked)
    )
    return Verification(
        files=sum(1 for each in listed if each.path not in broken),
        recomputed=figures.recomputed,
        attested=figures.attested,
        committed=figures.committed,
        weakened=figures.weakened,
        problems=(*found, *copies.problems),
        warnings=(*_warnings(trust, figures), *copies.unchecked, *(("false_notice",) if told.false else ())),
        fingerprint=owner,
        withdrawn=told.withdrawn,
    )


def _strangers(listed: tuple[Entry, ...], figures: Figures) -> list[Problem]:
    """Of a bundle that this edition made: what another one writes is not known here."""
    if figures.release is None or not figures.pages_checked:
        return []
    return strangers((each.path for each in listed), figures.release)


def _check_signature(folder: Path, trust: str | None) -> tuple[str, list[Problem]]:
    pem, signature, manifest = (read(folder, name) or b"" for name in (KEY, SIGNATURE, MANIFEST))
    try:
        owner = fingerprint(pem)
    except ValueError:
        return "", [Problem(code="key", at=KEY)]
    problems = [] if verifies(pem, signature, manifest) else [Problem(code="signature", at=SIGNATURE)]
    if trust is not None and _plain(trust) != owner:
        problems.append(Problem(code="trust", at=KEY))
    return owner, problems


def _plain(trust: str) -> str:
    return "".join(trust.split()).replace(":", "").lower()


def _warnings(trust: str | None, figures: Figures) -> tuple[str, ...]:
    found = {
        "no_trust": trust is None,
        "attested": bool(figures.attested),
        "committed": bool(figures.committed),
        "weakened": bool(figures.weakened),
        "uncompared": figures.release is not None and figures.release.uncompared,
        "pages": not figures.pages_checked,
    }
    return tuple(code for code, holds in found.items() if holds)
