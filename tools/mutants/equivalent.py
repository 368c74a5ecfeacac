"""Mutants that no test can kill, and why."""

from __future__ import annotations

_SAME = "if any(not (set(key) <= set(each) or set(each) <= set(key)) for each in keys if each in withheld): "
_APART = "return abs(low - down), math.inf if math.isinf(high) or math.isinf(up) else abs(high - up): "
_WITHIN = "within = one.keys() <= other.keys() or other.keys() <= one.keys(): "
_RING = "return sum(1 for schema in schemas if len(schema) == 2 and set(schema) <= group) >= len(group) > 1: "
_RINGS = "sum((1 for schema in schemas if len(schema) == 2 and set(schema) <= group)) >= len(group)"
EQUIVALENT: dict[tuple[str, str], str] = {
    (
        "suppression",
        _RING + f"{_RINGS} > 1 -> {_RINGS} >= 1",
    ): "one property alone has no table by two",
    (
        "suppression",
        _RING + "1 -> 2",
    ): "two properties have one table by two, which is fewer than they are",
    (
        "suppression",
        _RING + "set(schema) <= group -> set(schema) < group",
    ): "a table by all of a group is the one table of two properties, and no ring",
    (
        "suppression",
        "if seen.least > 0:: seen.least > 0 -> seen.least >= 0",
    ): "a search below nought finds nought again: it costs time and changes no end",
    (
        "cells",
        "for size in range(len(table) + 1): 1 -> 2",
    ): "no table has a part with more properties than itself",
    (
        "stranger",
        "@dataclass(frozen=True, slots=True, eq=False): False -> True",
    ): "parts are found by their number and never compared",
    (
        "stranger",
        "_, labels = connected_components(ties, directed=False): False -> True",
    ): "of ties with a direction scipy takes the weak connection, which takes no notice of it",
    (
        "protect_amounts",
        _WITHIN + "one.keys() <= other.keys() -> one.keys() < other.keys()",
    ): "of the same persons each side lies within the other, and the other half of the line says so",
    (
        "protect_amounts",
        _WITHIN + "other.keys() <= one.keys() -> other.keys() < one.keys()",
    ): "of the same persons each side lies within the other, and the other half of the line says so",
    (
        "protect_amounts",
        _APART + "math.isinf(high) or math.isinf(up) -> math.isinf(high) and math.isinf(up)",
    ): "an open end less one that is not open is open without being asked for",
    ("nesting", _SAME + "set(key) <= set(each) -> set(key) < set(each)"): "a shown cell is no withheld one",
    ("nesting", _SAME + "set(each) <= set(key) -> set(each) < set(key)"): "a shown cell is no withheld one",
    ("roster", "marks[places] = 1: 1 -> 2"): "every number but nought is packed as a bit",
    (
        "roster",
        "size = (len(self.tokens) + 7) // 8: (len(self.tokens) + 7) // 8 -> (len(self.tokens) + 7) * 8",
    ): "more bytes hold noughts only",
    (
        "roster",
        "size = (len(self.tokens) + 7) // 8: 7 -> 8",
    ): "a byte more holds noughts only",
}
"""By module, and line and change; the reason."""
