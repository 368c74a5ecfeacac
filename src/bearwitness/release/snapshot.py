"""Who stood in which cell of a release: sealed by the casebook, never in a bundle."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from bearwitness.domain.errors import BadValue
from bearwitness.release.cells import Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The cells of one release.

    Attributes
    ----------
    release
        Identifier of the release.
    members
        Tokens of the persons in every cell, published or withheld. The casebook keys the tokens, the
        same person alike in every release, so that releases can be compared.
    published
        The cells whose count was published.
    observed
        Published number of persons on the casebook's lists, or None.
    named
        Whether it went to one named recipient alone.
    quoted
        For each quote, the tokens of its source and of the persons of whom that speaks.
    """

    release: str
    members: Mapping[Key, frozenset[str]]
    published: frozenset[Key]
    observed: int | None = None
    quoted: tuple[tuple[str, ...], ...] = ()
    named: bool = False

    def to_json(self) -> dict[str, object]:
        """JSON object, for sealing."""
        cells = [
            {"key": key, "tokens": sorted(who), "published": key in self.published}
            for key, who in sorted(self.members.items())
        ]
        return {
            "format": 1,
            "release": self.release,
            "observed": self.observed,
            "named": self.named,
            "cells": cells,
            "quoted": [list(each) for each in self.quoted],
        }

    @staticmethod
    def from_json(data: Mapping[str, object]) -> Snapshot:
        """Snapshot from its JSON; raises `BadValue` where the shape is another."""
        try:
            plain = json.loads(json.dumps(data))
            keyed = [(tuple((name, code) for name, code in each["key"]), each) for each in plain["cells"]]
            return Snapshot(
                release=str(plain["release"]),
                members={key: frozenset(each["tokens"]) for key, each in keyed},
                published=frozenset(key for key, each in keyed if each["published"]),
                observed=plain["observed"],
                quoted=tuple(tuple(each) for each in plain.get("quoted", [])),
                named=bool(plain.get("named", False)),
            )
        except (KeyError, TypeError, ValueError) as error:
            raise BadValue(kind="snapshot", example='{"format": 1, "cells": []}') from error
