"""Lay a text and its translation side by side: paragraph by paragraph, and within them sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bearwitness.intake.aligning.bead import Bead
from bearwitness.intake.aligning.gale_church import align
from bearwitness.intake.aligning.units import Span, paragraphs, sentences


def side_by_side(text: str, other: str, fixed: Sequence[Bead] = ()) -> list[Bead]:
    """Stretches that stand for one another; put together, each side is all of its text.

    Where both have as many paragraphs, these stand for one another as they come; otherwise their lengths say which.
    Nothing of either text is left out, however wrong a guess may be.

    Parameters
    ----------
    text, other
        The two texts.
    fixed
        Stretches, in order and none across another, that somebody has laid by hand: each is one of the result, and
        only what lies before, between and after them is guessed.
    """
    ratio = len(other) / len(text) if text and other else 1.0
    found: list[Bead] = []
    at = there = 0
    for each in (*fixed, Bead(len(text), len(text), len(other), len(other))):
        found += _guessed(text, other, Bead(at, each.start, there, each.other_start), ratio)
        if each.start < each.end or each.other_start < each.other_end:
            found.append(each)
        at, there = each.end, each.other_end
    return found or [Bead(0, 0, 0, 0)]


def _guessed(text: str, other: str, within: Bead, ratio: float) -> list[Bead]:
    if within.start == within.end or within.other_start == within.other_end:
        return [within] if within.start < within.end or within.other_start < within.other_end else []
    own, there = (within.start, within.end), (within.other_start, within.other_end)
    return [
        bead
        for whole in _joined(within, paragraphs(text, own), paragraphs(other, there), ratio, one_to_one=True)
        for bead in _joined(
            whole,
            sentences(text, (whole.start, whole.end)),
            sentences(other, (whole.other_start, whole.other_end)),
            ratio,
            one_to_one=False,
        )
    ]


def _joined(
    within: Bead, units: Sequence[Span], others: Sequence[Span], ratio: float, *, one_to_one: bool
) -> Iterator[Bead]:
    """Rows of units that together are all of a stretch; where one side has none, they stand where it would begin."""
    units, others = (
        [each for each in units if each[0] < each[1]],
        [each for each in others if each[0] < each[1]],
    )
    if one_to_one and len(units) == len(others):
        groups = [(1, 1)] * len(units)
    else:
        groups = align([high - low for low, high in units], [high - low for low, high in others], ratio)
    at = there = 0
    done, done_there = within.start, within.other_start
    for taken, taken_there in groups:
        at, there = at + taken, there + taken_there
        end = units[at - 1][1] if taken else done
        end_there = others[there - 1][1] if taken_there else done_there
        yield Bead(done, end, done_there, end_there)
        done, done_there = end, end_there
