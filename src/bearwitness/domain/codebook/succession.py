"""A later version of a team's extension keeps what claims may have been coded with."""

from __future__ import annotations

from collections.abc import Iterator

from bearwitness.domain.codebook.book import Codebook
from bearwitness.domain.codebook.property import Property
from bearwitness.domain.errors import ExtensionForgets


def require_kept(now: Codebook, later: Codebook) -> None:
    """Refuse a codebook in which something that can be coded now is gone, or means another type of value.

    Words, sensitivity and the form of release may change: they say nothing of what was coded.

    Raises
    ------
    ExtensionForgets
    """
    lost = next(_lost(now, later), None)
    if lost is not None:
        raise ExtensionForgets(name=lost)


def _lost(now: Codebook, later: Codebook) -> Iterator[str]:
    for name, its in now.lists.items():
        kept = later.lists[name].codes if name in later.lists else {}
        yield from (code for code in its.codes if code not in kept)
    for name, each in now.properties.items():
        after = later.properties.get(name)
        if after is None or not _takes_all(each, after):
            yield name


def _takes_all(now: Property, later: Property) -> bool:
    """Whether every claim of a property stays one."""
    same = (now.type, now.list, now.band) == (later.type, later.list, later.band)
    wide = set(now.subjects) <= set(later.subjects) and set(now.targets) <= set(later.targets)
    return same and wide and now.many <= later.many
