"""`bearwitness market`: what would have to be true for a published yearly total; no casebook."""

from __future__ import annotations

import argparse
import json
import math
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.patterns.market.market import Market
    from bearwitness.patterns.market.needed import Needed
    from bearwitness.patterns.market.simulate import Outcome

CURRENCY = "USD"
"""Of the published total, and of prices."""
GIVEN = "as given"
"""Basis of what somebody gave on the command line."""


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the published figures."""

    def words(name: str) -> str:
        return message(f"patterns.answer.market.{name}", language)

    parser.add_argument("--total", type=float, metavar="USD", help=words("total"))
    parser.add_argument("--persons", type=float, metavar="N", help=words("persons"))
    parser.add_argument("--draws", type=int, default=10_000, metavar="N", help=words("draws"))
    parser.add_argument("--seed", type=int, default=1, metavar="S", help=words("seed"))
    parser.add_argument("--json", action="store_true", help=message("casebook.cli.json", language))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Forwards, then backwards."""
    import numpy as np

    from bearwitness.patterns.market import needed, simulate
    from bearwitness.patterns.market.published import TOTAL_USD, published_market

    if not 100 <= chosen.draws <= 1_000_000:
        raise BadValue(kind="--draws", example="10000")
    published = TOTAL_USD if chosen.total is None else chosen.total
    if not 0 < published < float("inf"):
        raise BadValue(kind="--total", example="105000000")
    market = _market(published_market(), chosen.persons)
    rng = np.random.default_rng(chosen.seed)
    outcome = simulate(market, published, rng=rng, draws=chosen.draws)
    found = needed(market, published, rng=rng, draws=chosen.draws)
    if chosen.json:
        print(json.dumps(_json(published, outcome, found), ensure_ascii=False))
    else:
        print("\n".join(_lines(published, outcome, found, language)))
    return 0


def _market(market: Market, persons: float | None) -> Market:
    if persons is None:
        return market
    if not 0 < persons < float("inf"):
        raise BadValue(kind="--persons", example="200000")
    return replace(market, persons=replace(market.persons, low=persons, high=persons, basis=GIVEN))


def _json(published: float, outcome: Outcome, found: tuple[Needed, ...]) -> dict[str, object]:
    return {
        "format": 1,
        "published": published,
        "outcome": asdict(outcome),
        "needed": [
            {**asdict(each), **{name: _finite(getattr(each, name)) for name in ("lower", "median", "upper")}}
            for each in found
        ],
    }


def _finite(value: float) -> float | None:
    """JSON has no infinity; none means that no value would do."""
    return value if value < float("inf") else None


def _lines(published: float, outcome: Outcome, found: tuple[Needed, ...], language: Language) -> list[str]:
    def words(key: str, /, **values: object) -> str:
        return message(f"patterns.answer.market.{key}", language, **values)

    stated = _in_figures(published)
    basis = {each.quantity.name: each.quantity.basis for each in found}
    lines = [
        words(
            "outcome",
            lower=_in_figures(outcome.lower),
            median=_in_figures(outcome.median),
            upper=_in_figures(outcome.upper),
            above=f"{outcome.above:.0%}",
            published=stated,
        )
    ]
    for name, weight in sorted(outcome.weights.items(), key=lambda each: -each[1]):
        rests = words("basis.given" if basis[name] == GIVEN else f"basis.{_key(name)}")
        named = words(f"inputs.{_key(name)}")
        lines.append("  " + words("weight", name=named, share=f"{weight:.0%}", basis=rests))
    for each in found:
        values = {key: _possible(each, getattr(each, key)) for key in ("lower", "median", "upper")}
        ends = {"low": _in_figures(each.quantity.low), "high": _in_figures(each.quantity.high)}
        name, within = words(f"inputs.{_key(each.quantity.name)}"), f"{each.within:.0%}"
        unit = f" {CURRENCY}" if each.quantity.unit == CURRENCY else ""
        asked = f"{stated} {CURRENCY}"
        said = words("needed", published=asked, name=name, within=within, unit=unit, **values, **ends)
        lines.append(_with_beyond(each, said, language))
    return [*lines, words("assumed")]


def _with_beyond(each: Needed, said: str, language: Language) -> str:
    """How often even everybody would not be enough, where it is a share."""
    if each.quantity.unit != "share" or not each.beyond:
        return said
    more = message("patterns.answer.market.beyond", language, share=f"{each.beyond:.0%}")
    return ("" if language == "zh" else " ").join((said, more))


def _possible(each: Needed, value: float) -> str:
    """In figures; of a share, nothing above 1, which would be more than everybody."""
    return ">1" if each.quantity.unit == "share" and value > 1 else _in_figures(value)


def _key(name: str) -> str:
    """Key of an input in the catalogues."""
    return name.replace(" ", "_")


def _in_figures(value: float) -> str:
    """Four significant figures, without an exponent."""
    if not 0 < value < float("inf"):
        return "∞" if value > 0 else "0"
    decimals = max(0, 3 - math.floor(math.log10(value)))
    written = f"{float(f'{value:.4g}'):,.{decimals}f}"
    return written.rstrip("0").rstrip(".") if decimals else written
