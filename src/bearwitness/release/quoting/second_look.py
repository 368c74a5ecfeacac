"""The second look at a quote: what in it could lead to a person, and what to do about it.

Names, numbers, addresses, what is left of masking, and places finer than the county never leave: a quote that
still holds one is refused, and no person can overrule it. Days, ages, sums and rare codes are shown with a
suggestion, and an approver decides. The finders have holes, so that a person reads every quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bearwitness.domain.codebook import codebook
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.masking import TOKEN
from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.domain.precision import PRECISIONS
from bearwitness.domain.quote import Quotable
from bearwitness.intake.candidate import Candidate
from bearwitness.intake.masking.propose import propose_masks
from bearwitness.intake.masking.words import language_of_text
from bearwitness.intake.read import read_candidates
from bearwitness.release.planning.quote_plan import PlannedQuote, Span
from bearwitness.release.wording.check import flagged

LEFT_OUT = "[…]"
"""Stands for what is left out; also for every token, so that two quotes of one person do not tell that they are."""
NEVER = frozenset({"direct", "place"})
"""Findings that no approver can let pass."""
_DAY = re.compile(r"-?\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One detail in a quote: of what kind, its words, and where they stand (None for what the whole says).

    Attributes
    ----------
    kind
        ``direct``: a name, number or address; ``place``: finer than the county; ``day``, ``age``, ``money``: exact;
        ``rare``: a code that fewer persons than the threshold share; ``wording``: blames or sells.
    code_of
        Of a rare code, the property that has it.
    """

    figure: str
    kind: str
    words: str
    span: Span | None
    code_of: str = ""

    @property
    def never(self) -> bool:
        """Whether the quote cannot leave with it."""
        return self.kind in NEVER


def finding_words(found: Finding, language: Language) -> str:
    """The words in question; of a rare code its property and label."""
    if not found.code_of:
        return found.words
    known = codebook().property(found.code_of)
    its = known.list or known.band
    label = codebook().label(its, found.words, language) if its else found.words
    return f"{known.labels[language]} · {label}"


def kept_parts(words: str, leave_out: Iterable[Span]) -> list[Span]:
    """Spans of a passage that would be printed: without what is left out and without tokens."""
    kept, at = list[Span](), 0
    cut = sorted({*leave_out, *(match.span() for match in TOKEN.finditer(words))})
    for start, end in [*cut, (len(words), len(words))]:
        if at < start:
            kept.append((at, start))
        at = max(at, end)
    return kept


def printed(words: str, leave_out: Iterable[Span]) -> str:
    """The words as they leave."""
    parts = kept_parts(words, leave_out)
    said = LEFT_OUT.join(words[start:end] for start, end in parts)
    before = LEFT_OUT if parts and parts[0][0] > 0 else ""
    return before + said + (LEFT_OUT if parts and parts[-1][1] < len(words) else "")


def left_out(words: str, spans: Iterable[Span]) -> str:
    """Words with spans left out, each marked; tokens of masking stay, for whoever must tell persons apart."""
    said, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            said += [words[at:start], LEFT_OUT]
        at = max(at, end)
    return "".join([*said, words[at:]])


def never_leaving(words: str) -> list[Span]:
    """Spans of names, numbers, addresses and places finer than the county."""
    return sorted({(start, end) for start, end, kind in _details(words) if kind in NEVER})


def findings(
    quote: Quotable, planned: PlannedQuote, rows: Sequence[PersonRow], figure: str, threshold: int
) -> list[Finding]:
    """What is still to be looked at in what would be printed, in order; spans are those of the whole passage."""
    kept = kept_parts(quote.words, planned.leave_out)
    told = [
        Finding(figure=figure, kind=kind, words=quote.words[start:end], span=(start, end))
        for start, end, kind in sorted(set(_details(quote.words)))
        if any(low < end and start < high for low, high in kept)
    ]
    shares = _shares(rows)
    rare = [
        Finding(figure=figure, kind="rare", words=code, span=None, code_of=name)
        for name, code in quote.values
        if len(shares.get((name, code), ())) < threshold
    ]
    return [*told, *rare]


def _details(words: str) -> Iterator[tuple[int, int, str]]:
    shut = [match.span() for match in TOKEN.finditer(words)]
    for each in propose_masks(words):
        if not any(low <= each.start and each.end <= high for low, high in shut):
            yield each.start, each.end, "direct"
    yield from _fine_places(words)
    for found in read_candidates(words):
        if kind := _exact(found):
            yield found.start, found.end, kind
    for flag in flagged(words, language_of_text(words)):
        yield flag.start, flag.start + len(flag.words), "wording"


def _exact(found: Candidate) -> str | None:
    if found.kind == "date":
        return "day" if _DAY.fullmatch(str(found.low)) else None
    return found.kind if found.kind in ("age", "money") and found.low == found.high else None


def _fine_places(words: str) -> Iterator[tuple[int, int, str]]:
    """Places of the gazetteer that are finer than a county, by any of their names."""
    gazetteer, county = Gazetteer.load(), PRECISIONS.index("county")
    for language in LANGUAGES:
        for name, place in gazetteer.names(language).items():
            if PRECISIONS.index(gazetteer.place(place).precision) < county:
                edge = r"\b" if name.isascii() else ""
                for match in re.finditer(edge + re.escape(name) + edge, words):
                    yield *match.span(), "place"


def _shares(rows: Sequence[PersonRow]) -> Mapping[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        for name, codes in row.values.items():
            for code in codes:
                found.setdefault((name, code), set()).add(row.token)
    return found
