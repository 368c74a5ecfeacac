"""The codebook in force: the package's, with what the team of the open casebook added.

One process opens one casebook, so that one codebook is in force in it, for every thread. Whoever keeps something that
was drawn from the codebook keeps it by `edition`, which changes with the codebook.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from bearwitness.domain.codebook.book import Codebook
from bearwitness.domain.codebook.code_list import Code
from bearwitness.domain.codebook.load import load_codebook, package_codebook
from bearwitness.domain.codebook.property import Property


@dataclass(slots=True, kw_only=True)
class _InForce:
    book: Codebook | None = None
    edition: int = 0
    extension: str = ""


_IN_FORCE = _InForce()


def codebook() -> Codebook:
    """The codebook in force; the package's own where no casebook is open."""
    return _IN_FORCE.book or package_codebook()


def edition() -> int:
    """Number that is another whenever the codebook in force is another."""
    return _IN_FORCE.edition


def own_codes(book: Codebook | None = None) -> tuple[tuple[str, Code], ...]:
    """Codes of a codebook, that in force where none is given, that are the team's own, each with its list."""
    package = package_codebook().lists
    return tuple(
        (name, code)
        for name, its in (book or codebook()).lists.items()
        for code in its.codes.values()
        if name not in package or code.code not in package[name].codes
    )


def own_properties(book: Codebook | None = None) -> tuple[Property, ...]:
    """Properties of a codebook, that in force where none is given, that are the team's own."""
    package = package_codebook().properties
    return tuple(each for name, each in (book or codebook()).properties.items() if name not in package)


def extension_digest() -> str:
    """SHA-256 of the extension that is in force, in hex; empty where there is none.

    Whatever is drawn from the codebook after this was read is drawn from that one or a later one.
    """
    return _IN_FORCE.extension


def put_in_force(extension: bytes | None) -> None:
    """Let the codebook with this extension hold from now on; None for the package's own.

    Raises
    ------
    BadExtension, ExtensionRedefines, OutsideNamespace
        The codebook in force stays.
    """
    book = None if extension is None else load_codebook(extension)
    if book != _IN_FORCE.book:
        _IN_FORCE.book = book
        _IN_FORCE.edition += 1
    # only now: nobody is to hold the digest of a codebook that is not yet in force
    _IN_FORCE.extension = "" if extension is None else hashlib.sha256(extension).hexdigest()
