"""Published capture tables, shipped with their source, so that a reader can rerun what was printed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import Language
from bearwitness.estimate.capture.capture_table import CaptureTable

TABLES = resources.files("bearwitness.estimate") / "tables"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTable:
    """A table with whom it speaks of and where it comes from.

    `title` and `frame` are by language, English always among them; `lists` says in words what each column
    is, where the source names it; `closed` is False where the population changed while it was observed;
    `test` is True where it speaks of no violation of anybody's rights and is there to try methods on.
    """

    name: str
    title: dict[str, str]
    frame: dict[str, str]
    period: str
    lists: dict[str, str]
    citation: tuple[str, ...]
    note: str
    closed: bool
    test: bool
    table: CaptureTable

    def titled(self, language: Language) -> str:
        """Title in a language."""
        return self.title[language]

    def framed(self, language: Language) -> str:
        """Frame in a language, in English where there is no other."""
        return self.frame.get(language, self.frame["en"])


def names() -> tuple[str, ...]:
    """Names of the tables there are."""
    return tuple(_sources())


def load(name: str) -> PublishedTable:
    """Table by name.

    Raises
    ------
    BadValue
        There is no table of that name.

    Examples
    --------
    >>> load("Kosovo").table.observed
    4400
    """
    if name not in _sources():
        raise BadValue(kind="name of a published table", example="UKdat_5")
    return _load(name)


def recognise(table: CaptureTable) -> PublishedTable | None:
    """Published table with the same lists and counts, if there is one."""
    return next((each for each in map(_load, _sources()) if each.table == table), None)


@cache
def _load(name: str) -> PublishedTable:
    source = _sources()[name]
    text = (TABLES / f"{name}.csv").read_text(encoding="utf-8")
    return PublishedTable(
        name=name,
        title=source["title"],
        frame=source["frame"],
        period=source["period"],
        lists=source["lists"],
        citation=tuple(source["citation"]),
        note=source["note"],
        closed=source["closed"],
        test=source.get("test", False),
        table=CaptureTable.from_csv(text),
    )


@cache
def _sources() -> dict[str, dict[str, Any]]:
    loaded = yaml.safe_load((TABLES / "sources.yaml").read_text(encoding="utf-8"))
    return dict(loaded["tables"])
