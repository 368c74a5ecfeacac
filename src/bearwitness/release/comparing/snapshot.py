"""Who stood in which cell of a release: sealed by the casebook, never in a bundle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bearwitness.domain.errors import BadValue
from bearwitness.release.amounts.amount_cells import AmountCells
from bearwitness.release.comparing.kept_numbers import Printed
from bearwitness.release.counts.cells import Key
from bearwitness.release.counts.roster import Roster, Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The cells of one release.

    Attributes
    ----------
    release
        Identifier of the release.
    roster
        Tokens of its persons. The casebook keys them, the same person alike in every release, so that releases can
        be compared.
    members
        Who stands in every cell, published or withheld.
    published
        The cells whose count was published.
    observed
        Published number of persons on the casebook's lists, or None.
    named
        Whether it went to one named recipient alone.
    quoted
        For each quote, the tokens of its source and of the persons of whom that speaks.
    pictured
        For each image, the same.
    linked
        Tokens of the lists behind an estimate from linked lists.
    amounts
        What was paid for the persons in each category, and what was published of it.
    kept_out
        By reason, how many persons were said to be kept out.
    printed
        What was printed of published cells, where numbers were rounded; of others the count itself was.
    recorded
        What was printed of `observed`, where it was rounded.
    """

    release: str
    roster: Roster
    members: Mapping[Key, Who]
    published: frozenset[Key]
    observed: int | None = None
    quoted: tuple[tuple[str, ...], ...] = ()
    pictured: tuple[tuple[str, ...], ...] = ()
    linked: tuple[str, ...] = ()
    amounts: tuple[AmountCells, ...] = ()
    named: bool = False
    kept_out: Mapping[str, Printed] = field(default_factory=dict)
    printed: Mapping[Key, int] = field(default_factory=dict)
    recorded: int | None = None

    @property
    def counts(self) -> bool:
        """Whether it told any number of persons on record."""
        return self.observed is not None or bool(self.published and any(self.members))

    def on(self, whole: Roster) -> Snapshot:
        """The same on a roster that holds all its persons."""
        if whole.tokens[: len(self.roster.tokens)] == self.roster.tokens:
            return replace(self, roster=whole)
        there, own = self.roster.places_in(whole), self.roster
        moved = {key: whole.at(there[own.places(who)]) for key, who in self.members.items()}
        return replace(self, roster=whole, members=moved)

    def to_json(self) -> dict[str, object]:
        """JSON object, for sealing: every token once, and who stands in a cell as bits over them, in hex."""
        cells = [
            {"key": key, "who": f"{who:x}", "published": key in self.published, **self._as_printed(key)}
            for key, who in sorted(self.members.items())
        ]
        return {
            "format": 2,
            "tokens": list(self.roster.tokens),
            "release": self.release,
            "observed": self.observed,
            **({} if self.recorded is None else {"recorded": self.recorded}),
            "named": self.named,
            "cells": cells,
            "quoted": [list(each) for each in self.quoted],
            "pictured": [list(each) for each in self.pictured],
            "linked": list(self.linked),
            "amounts": [each.to_json() for each in self.amounts],
            "kept_out": {name: [each.stands_for, each.number] for name, each in self.kept_out.items()},
        }

    def _as_printed(self, key: Key) -> dict[str, int]:
        return {"printed": self.printed[key]} if key in self.printed else {}

    @staticmethod
    def from_json(data: Mapping[str, object]) -> Snapshot:
        """Snapshot from its JSON, also of format 1 (tokens in every cell); raises `BadValue` for another shape."""
        try:
            plain: Any = data
            keyed = [(tuple((name, code) for name, code in each["key"]), each) for each in plain["cells"]]
            roster = Roster(_tokens(plain))
            return Snapshot(
                release=str(plain["release"]),
                roster=roster,
                members={key: _who(each, roster) for key, each in keyed},
                published=frozenset(key for key, each in keyed if each["published"]),
                observed=plain["observed"],
                recorded=plain.get("recorded"),
                quoted=tuple(tuple(each) for each in plain.get("quoted", [])),
                pictured=tuple(tuple(each) for each in plain.get("pictured", [])),
                linked=tuple(plain.get("linked", [])),
                amounts=tuple(map(AmountCells.from_json, plain.get("amounts", []))),
                named=bool(plain.get("named", False)),
                kept_out={
                    str(name): Printed(stands_for=int(stood), number=None if number is None else int(number))
                    for name, (stood, number) in plain.get("kept_out", {}).items()
                },
                printed={key: int(each["printed"]) for key, each in keyed if "printed" in each},
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise BadValue(kind="snapshot", example='{"format": 1, "cells": []}') from error


def _tokens(plain: Any) -> tuple[str, ...]:
    if plain["format"] == 1:
        return tuple(sorted({token for cell in plain["cells"] for token in cell["tokens"]}))
    if plain["format"] != 2:
        raise ValueError
    return tuple(plain["tokens"])


def _who(cell: Any, roster: Roster) -> Who:
    who = int(cell["who"], 16) if "who" in cell else roster.group(cell["tokens"])
    if not 0 <= who <= roster.everybody:
        raise ValueError
    return who
