"""The codebook in force: the package's, with what the team of the open casebook added.

One process opens one casebook, so that one codebook is in force in it, for every thread. Whoever keeps something that
was drawn from the codebook keeps it by `edition`, which changes with the codebook.
"""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.codebook.book import Codebook
from bearwitness.domain.codebook.code_list import Code
from bearwitness.domain.codebook.load import load_codebook, package_codebook


@dataclass(slots=True, kw_only=True)
class _InForce:
    book: Codebook | None = None
    edition: int = 0


_IN_FORCE = _InForce()


def codebook() -> Codebook:
    """The codebook in force; the package's own where no casebook is open."""
    return _IN_FORCE.book or package_codebook()


def edition() -> int:
    """Number that is another whenever the codebook in force is another."""
    return _IN_FORCE.edition


def own_codes() -> tuple[tuple[str, Code], ...]:
    """Codes of the codebook in force that are the team's own, each with its list."""
    package = package_codebook().lists
    return tuple(
        (name, code)
        for name, its in codebook().lists.items()
        for code in its.codes.values()
        if name not in package or code.code not in package[name].codes
    )


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
