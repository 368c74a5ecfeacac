"""What Splink is made to do otherwise: take the pairs that it is given, and look at each pair of names once."""

from __future__ import annotations

from functools import cache
from typing import Any

PAIRS = "__bearwitness__pairs"
"""View of the pairs that are compared next: left and right record."""
LIKENESS = "name_bits"
"""Function that an engine is given: the likeness of two names and aliases."""
BITS = "bits"


def take_given_pairs(linker: Any) -> None:
    """Let a Splink linker compare the pairs of the view `PAIRS`, with the likeness of their names as `bits_l`.

    Splink would evaluate a function anew for each level that asks for it, and find pairs by copying every record
    once for each of its keys.
    """
    own = linker._settings_obj
    own.__class__ = _settings()
    own._blocking_rules_to_generate_predictions = [_rule()("l.unique_id < r.unique_id", own._sql_dialect_str)]


@cache
def _settings() -> Any:
    from splink.internals.settings import Settings

    base: Any = Settings

    def columns(self: Any) -> list[str]:
        usual: list[str] = base._columns_to_select_for_blocking.fget(self)
        kept = [each for each in usual if f"{BITS}_l" not in each and f"{BITS}_r" not in each]
        return [*kept, f"{LIKENESS}(l.name, l.alias, r.name, r.alias) AS {BITS}_l", f"0 AS {BITS}_r"]

    return type("GivenSettings", (base,), {"_columns_to_select_for_blocking": property(columns)})


@cache
def _rule() -> Any:
    from splink.internals.blocking import BlockingRule

    def given(self: Any, **_: Any) -> str:
        return f"SELECT '{self.match_key}' AS match_key, a AS join_key_l, b AS join_key_r FROM {PAIRS}"  # noqa: S608  # fixed names

    return type("GivenPairs", (BlockingRule,), {"create_blocked_pairs_sql": given})
