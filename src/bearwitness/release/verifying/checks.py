"""Check figures of a bundle against its data: sums, recomputed estimates, files and pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import prod
from pathlib import Path
from typing import Any

from bearwitness.domain.date_step import STEPS
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.record import from_json
from bearwitness.domain.release import Receipt, Release, ReleasedEstimate
from bearwitness.domain.released_table import ReleasedMoney, ReleasedTable
from bearwitness.release.bundle.data_files import captures_path, derived
from bearwitness.release.bundle.folder import KEY, RECEIPTS, read
from bearwitness.release.bundle.signature import fingerprint
from bearwitness.release.estimates import published
from bearwitness.release.problem import Problem
from bearwitness.release.verifying.check_images import check_images
from bearwitness.release.verifying.check_money import money_agrees
from bearwitness.release.verifying.check_rounding import check_rounding
from bearwitness.release.verifying.check_synthetic import check_synthetic
from bearwitness.report import edition, page_name, render_pages

TWO = 2
"""Most properties of a table."""
_NAME = re.compile(r"[A-Za-z0-9_.-]{1,80}")
"""Names of figures: plain enough to be printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What was found about the figures; the release, where it can be read."""

    recomputed: tuple[str, ...] = ()
    attested: tuple[str, ...] = ()
    committed: tuple[str, ...] = ()
    weakened: tuple[str, ...] = ()
    pages_checked: bool = False
    problems: tuple[Problem, ...] = ()
    release: Release | None = None


def check_figures(folder: Path, data: Any) -> Figures:
    """Check every figure that the receipts name."""
    try:
        release, receipts = _records(data)
    except BearwitnessError:
        return Figures(problems=(Problem(code="unreadable", at=RECEIPTS),))
    problems = [
        *_files_agree(folder, release),
        *_pages_agree(folder, release, receipts, data),
        *_tables_agree(release),
        *money_agrees(release),
        *_complete(release, receipts),
        *check_rounding(release, receipts),
        *check_synthetic(folder, release),
        *check_images(folder, release),
    ]
    done = {f"{each.figure}.sums" for each in release.tables}
    for each in release.estimates:
        if each.kind == "recomputed" and _recomputes(folder, each):
            done.add(each.figure)
        elif each.kind == "recomputed":
            problems.append(Problem(code="recompute", at=each.figure))
    wrong = {each.at for each in problems}
    claimed = [each.figure for each in receipts if each.kind == "recomputed"]
    problems += [Problem(code="receipt", at=name) for name in sorted({*claimed} - done - wrong)]
    by_kind = {
        kind: tuple(each.figure for each in receipts if each.kind == kind)
        for kind in ("recomputed", "attested", "committed")
    }
    return Figures(
        recomputed=tuple(name for name in by_kind["recomputed"] if name in done and name not in wrong),
        attested=by_kind["attested"],
        committed=by_kind["committed"],
        weakened=tuple(each.figure for each in receipts if each.weakened),
        pages_checked=data["made_by"] == edition(),
        problems=tuple(problems),
        release=release,
    )


def _records(data: Any) -> tuple[Release, tuple[Receipt, ...]]:
    if not isinstance(data, dict) or data.get("format") != 1 or "made_by" not in data:
        raise BearwitnessError
    release = Release.from_json(data.get("release"))
    receipts = data.get("receipts")
    if not isinstance(receipts, list):
        raise BearwitnessError
    found = tuple(from_json(Receipt, each) for each in receipts)
    names = [each.figure for each in found]
    names += [each.figure for each in release.tables] + [each.figure for each in release.estimates]
    names += [each.figure for each in release.quotes] + [each.figure for each in release.money]
    names += [each.figure for each in release.images]
    names += [release.synthetic.figure] if release.synthetic else []
    shaped = all(map(_has_its_rows, release.money)) and all(map(_has_its_cells, release.tables))
    shaped = shaped and all(map(_has_its_periods, release.tables))
    if not shaped or not all(map(_NAME.fullmatch, names)):
        raise BearwitnessError
    return release, found


def _has_its_rows(money: ReleasedMoney) -> bool:
    """Whether there is one row of each category, and one of all."""
    return [row.code for row in money.rows] == [*(each.code for each in money.dimension.categories), None]


def _has_its_cells(table: ReleasedTable) -> bool:
    """Whether every cell is of its categories or all of them, and there once."""
    codes = [{*(each.code for each in one.categories), None} for one in table.dimensions]
    keys = [each.key for each in table.cells]
    inside = all(len(key) == len(codes) and all(map(set.__contains__, codes, key)) for key in keys)
    return inside and len({*keys}) == len(keys)


def _has_its_periods(table: ReleasedTable) -> bool:
    """Whether a series goes by one or two properties at a step that there is, and no period of it is missing."""
    if table.series is None:
        return True
    sizes = [len(each.categories) + 1 for each in table.dimensions]
    codes = {each.code for one in table.dimensions[:1] for each in one.categories}
    known = table.series.step in STEPS and codes.issuperset(table.series.outside)
    return known and 1 <= len(sizes) <= TWO and len(table.cells) == prod(sizes)


def _files_agree(folder: Path, release: Release) -> list[Problem]:
    return [
        Problem(code="disagrees", at=path)
        for path, text in derived(release).items()
        if read(folder, path) != text.encode()
    ]


def _pages_agree(folder: Path, release: Release, receipts: tuple[Receipt, ...], data: Any) -> list[Problem]:
    """Pages made by this edition must say what the record says; another edition words them otherwise."""
    if data["made_by"] != edition():
        return []
    try:
        owner = fingerprint(read(folder, KEY) or b"")
        return [
            Problem(code="disagrees", at=path)
            for path, page in render_pages(release, receipts, owner).items()
            if read(folder, path) != page.encode()
        ]
    except (BearwitnessError, ValueError):
        return [Problem(code="disagrees", at=page_name("en"))]


def _complete(release: Release, receipts: tuple[Receipt, ...]) -> list[Problem]:
    held = {each.figure: each.kind for each in receipts}
    guards = {each.figure: each.weakened for each in receipts}
    asked = {each.figure: tuple(one.guard for one in each.weakened) for each in release.markable}
    hidden = [name for name, told in asked.items() if guards.get(name) != told]
    needed = {each.figure: each.kind for each in release.estimates}
    linked = [each.figure for each in release.estimates if each.linked is not None]
    needed |= {f"{name}.{part}": "committed" for name in linked for part in ("captures", "replicates")}
    needed |= {each.figure: "attested" for each in release.markable}
    needed |= {each.figure: "attested" for each in release.quotes}
    needed |= {each.figure: "attested" for each in release.images}
    other = [name for name, kind in needed.items() if held.get(name) != kind]
    return [Problem(code="receipt", at=name) for name in dict.fromkeys([*other, *hidden])]


def _recomputes(folder: Path, stated: ReleasedEstimate) -> bool:
    content = read(folder, captures_path(stated.source))
    if content is None or "/" in stated.source or ".." in stated.source:
        return False
    try:
        return published.recomputes(content.decode(), stated)
    except (BearwitnessError, ValueError):
        return False


def _tables_agree(release: Release) -> list[Problem]:
    problems = [
        Problem(code="sum", at=f"{table.figure}.sums")
        for table in release.tables
        if not all(_adds_up(*each) for each in _sums(table))
    ]
    return problems + _margins_agree(release)


def _sums(table: ReleasedTable) -> Iterator[tuple[bool, list[int | None], int | None]]:
    counts = {cell.key: cell.count for cell in table.cells}
    for place, dimension in enumerate(table.dimensions):
        codes = [category.code for category in dimension.categories]
        others = [[*(c.code for c in each.categories), None] for each in table.dimensions]
        others[place] = [None]
        for key in product(*others):
            parts = [(*key[:place], code, *key[place + 1 :]) for code in codes]
            yield dimension.overlapping, [counts.get(each) for each in parts], counts.get(key)


def _adds_up(overlapping: bool, parts: list[int | None], margin: int | None) -> bool:
    shown = [each for each in parts if each is not None]
    if margin is None:
        return True
    whole = len(shown) == len(parts)
    if overlapping:
        return max(shown, default=0) <= margin and (not whole or sum(shown) >= margin)
    return sum(shown) == margin if whole else sum(shown) <= margin


def _margins_agree(release: Release) -> list[Problem]:
    """The same cell has the same count in every table that shows it."""
    seen: dict[frozenset[tuple[str, str]], int | None] = {}
    problems = []
    for table in release.tables:
        names = [each.property for each in table.dimensions]
        for cell in table.cells:
            pairs = zip(names, cell.key, strict=True)
            key = frozenset((name, code) for name, code in pairs if code is not None)
            if seen.setdefault(key, cell.count) != cell.count:
                problems.append(Problem(code="sum", at=f"{table.figure}.sums"))
    return problems
