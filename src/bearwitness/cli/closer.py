"""What `bearwitness estimate --look-closer` prints: how totals move with one list, one overlap or one model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bearwitness.cli.columns import aligned
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.estimate.diagnostics import Diagnosis


def closer_page(found: Diagnosis, language: Language) -> list[str]:
    """Four tables, those left out that have no row; totals to two figures."""
    names = list(found.totals)
    as_is = ["-", *_totals(found.totals, names, found.observed)]
    left = [[each.left_out, *_totals(each.totals, names, each.observed)] for each in found.left_out]
    more = [
        [f"{each.first}:{each.second}", *_totals(each.totals, names, found.observed)]
        for each in found.one_more
    ]
    known = [
        [
            each.known,
            f"{each.size:,}",
            each.method,
            _shown(each.total, each.observed),
            _limits((each.interval.lower, each.interval.upper) if each.interval else None, each.observed),
            "-" if each.holds is None else _words("held" if each.holds else "not_held", language),
        ]
        for each in found.known
    ]
    models = [
        [
            each.model,
            _shown(each.total, found.observed),
            _limits((each.lower, each.upper), found.observed),
            f"{each.behind:.1f}",
        ]
        for each in found.near_models
    ]
    return [
        *_table("left_out", ["without", *names], [as_is, *left] if left else [], language),
        *_table("one_more", ["overlap", *names], [as_is, *more] if more else [], language),
        *_table("known", ["list", "size", "method", "total", "interval", "holds"], known, language),
        *_table("near", ["model", "total", "interval", "behind"], models, language),
    ]


def _table(name: str, heads: Sequence[str], rows: Sequence[Sequence[str]], language: Language) -> list[str]:
    if not rows:
        return []
    return ["", _words(name, language), *aligned([[_head(each, language) for each in heads], *rows])]


def _head(name: str, language: Language) -> str:
    """Word for a column; methods keep the names that `--method` takes."""
    if name in {"method", "total", "interval"}:
        return message(f"estimate.cli.{name}", language)
    return _words(name, language) if name in HEADS else name


HEADS = frozenset({"without", "overlap", "list", "size", "holds", "model", "behind"})


def _words(name: str, language: Language) -> str:
    return message(f"estimate.closer.{name}", language)


def _totals(totals: Mapping[str, float | None], names: Sequence[str], observed: int) -> list[str]:
    return [_shown(totals[name], observed) for name in names]


def _shown(total: float | None, observed: int) -> str:
    from bearwitness.estimate.verdict.rounding import shown_total

    return "-" if total is None else shown_total(total, observed)


def _limits(limits: tuple[float, float] | None, observed: int) -> str:
    from bearwitness.estimate.verdict.rounding import shown_total

    if limits is None:
        return "-"
    lower, upper = limits
    return f"{shown_total(lower, observed, 'down')} - {shown_total(upper, observed, 'up')}"
