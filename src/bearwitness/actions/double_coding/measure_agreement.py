"""Measure how far coders agree who coded the same texts blind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from bearwitness.actions.double_coding.coded_units import LEVELS, UNITLESS, units_of
from bearwitness.actions.double_coding.own_subjects import Compared, compared
from bearwitness.casebook.acting import acting
from bearwitness.casebook.double_coding import blind_records, has_ended, open_codings
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import BlindCoding, DoubleCoding, Source
from bearwitness.casebook.permitted import permitted
from bearwitness.domain.blind_coding import BlindCodingRecord
from bearwitness.domain.codebook import codebook
from bearwitness.patterns.agreement import Agreement, SpanAgreement, krippendorff_alpha, span_agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyAgreement:
    """Agreement on one property over all texts that were coded twice.

    Attributes
    ----------
    what
        On the value, over stretches that both coders marked; ``None`` for free text, which has no measure.
    where
        On the passages, over the characters of all texts.
    texts
        Number of texts.
    paired
        Number of subjects that each coder made for herself, and that count as one because their passages overlap.
    alone
        Number of subjects of which only one of the two spoke, so that nothing of theirs is compared.
    """

    property: str
    what: Agreement | None
    where: SpanAgreement
    texts: int
    paired: int
    alone: int


def measure_agreement(
    casebook: Casebook, *, rng: np.random.Generator | None = None
) -> list[PropertyAgreement]:
    """Agreement by property, over the double codings that both coders have ended and whose sources are open.

    A coding that shares a character with a closed passage is left out, as if neither had marked it there.

    What each of two coders called a subject of her own, such as an episode, is one where `compared` pairs the two.

    `rng` draws the intervals; without one there are none.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "measure_agreement", "analyse") as entry:
        now = datetime.now(UTC)
        readable = permitted(Source.objects.all(), "analyse", now)
        rows = DoubleCoding.objects.filter(text__source__in=readable.values("id")).select_related("text")
        ended = [row for row in rows.order_by("id") if has_ended(row)]
        found = BlindCoding.objects.filter(coding__in=ended).select_related("coding").order_by("id")
        codings = open_codings(blind_records(found), "analyse", now)
        entry.detail.update(texts=len(ended), codings=len(codings))
        found_one = compared(codings, {row.text_id: (row.first, row.second) for row in ended})
    by_property: dict[str, list[BlindCodingRecord]] = defaultdict(list)
    for each in found_one.codings:
        by_property[each.property].append(each)
    return [
        _agreement(name, replace(found_one, codings=own), ended, rng)
        for name, own in sorted(by_property.items())
    ]


def _agreement(
    name: str,
    them: Compared,
    ended: Sequence[DoubleCoding],
    rng: np.random.Generator | None,
) -> PropertyAgreement:
    codings = them.codings
    about = {each.subject_id for each in codings}
    tag = codebook().property(name).type
    coders = {row.text_id: (row.first, row.second) for row in ended}
    what = None
    if tag != UNITLESS:
        what = krippendorff_alpha(units_of(codings, coders), LEVELS[tag], rng=rng)
    lengths = {row.text_id: row.text.length for row in ended}
    return PropertyAgreement(
        property=name,
        what=what,
        where=_where(codings, coders, lengths),
        texts=len(lengths),
        paired=len(about & them.paired),
        alone=len(about & them.alone),
    )


def _where(
    codings: Sequence[BlindCodingRecord],
    coders: Mapping[str, tuple[str, str]],
    lengths: Mapping[str, int],
) -> SpanAgreement:
    """All texts one after the other, as one."""
    starts, total = {}, 0
    for text, length in lengths.items():
        starts[text], total = total, total + length
    spans: tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]] = ([], [])
    for each in codings:
        start = starts[each.text_id]
        marked = (start + each.start, start + each.end, each.subject_id)
        spans[coders[each.text_id].index(each.by)].append(marked)
    return span_agreement(spans, total)
