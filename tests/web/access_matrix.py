"""Who may open which page: every address of the pages has a row in `tests/web/access/<area>.py`."""

import importlib
import pkgutil
from dataclasses import dataclass

from tests.web import access

READERS = frozenset({"documenter", "analyst", "reviewer", "team", "custodian"})
EVERY = READERS | {"admin"}
"""Every role; an outsider has none."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """What a page gives to whom.

    Attributes
    ----------
    path
        An address that exists; names such as ``{source}`` are filled in by `Desk.fill`.
    to
        Roles that may open it; any other role gets 403, an outsider 404, nobody is sent to sign in.
    outsiders
        Whether it opens without a role too.
    open
        Whether it opens without signing in.
    gives
        Status of GET for whom it opens.
    writes
        Whether it takes POST.
    data
        Whether it is no page but something that a page's script reads.
    shown_to
        Role whose page is tried in the browser; else the first that may open it.
    """

    path: str
    to: frozenset[str] = EVERY
    outsiders: bool = False
    open: bool = False
    gives: int = 200
    writes: bool = False
    data: bool = False
    shown_to: str = ""


def rows() -> dict[str, Row]:
    """Rows of all areas by the name of the page, such as ``people:list``."""
    found: dict[str, Row] = {}
    for module in pkgutil.iter_modules(access.__path__):
        found |= importlib.import_module(f"tests.web.access.{module.name}").ROWS
    return found
