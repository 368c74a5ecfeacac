"""A passage that a plan can quote, and what of it can be left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bearwitness.casebook.quotes_seen import QuoteSeen
from bearwitness.release.planning.quote_plan import PlannedQuote, Span
from bearwitness.release.quoting.second_look import NEVER, findings

CHOSEN = "chosen"
"""Why a part is left out of which the second look says nothing."""
_SPAN = re.compile(r"(\d{1,6})-(\d{1,6})")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedPart:
    """A part that can be left out, and why one would."""

    span: Span
    kinds: tuple[str, ...]

    @property
    def value(self) -> str:
        """As the form sends it."""
        return f"{self.span[0]}-{self.span[1]}"

    @property
    def never(self) -> bool:
        """Whether the quote cannot leave with it."""
        return not NEVER.isdisjoint(self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedQuote:
    """A passage by its identifier; its words only where it may be quoted and she sees it.

    Attributes
    ----------
    guarded
        Whether its words are folded until somebody asks.
    left_out
        What the plan leaves out of it; None where the plan does not quote it.
    """

    passage: str
    seen: QuoteSeen | None = None
    guarded: bool = False
    parts: tuple[OfferedPart, ...] = ()
    left_out: tuple[Span, ...] | None = None

    @staticmethod
    def planned(quote: PlannedQuote) -> OfferedQuote:
        """One that a plan names."""
        parts = tuple(OfferedPart(span=each, kinds=(CHOSEN,)) for each in quote.leave_out)
        return OfferedQuote(passage=quote.passage, parts=parts, left_out=quote.leave_out)

    @property
    def suggested(self) -> tuple[Span, ...]:
        """What is ticked at first: what the plan leaves out, or all that never leaves."""
        if self.left_out is not None:
            return self.left_out
        return tuple(each.span for each in self.parts if each.never)

    def known(self, seen: QuoteSeen, sent: Sequence[str], *, guarded: bool) -> OfferedQuote:
        """The same with its words, what the second look finds in them, and what somebody asked to leave out."""
        kinds: dict[Span, list[str]] = {}
        chosen = self.left_out or ()
        for span in [*chosen, *spans_sent(sent)]:
            kinds.setdefault(span, [])
        nothing = PlannedQuote(passage=self.passage, leave_out=())
        for found in findings(seen.quote, nothing, (), "", 0):
            if found.span is not None and not _inside(found.span, chosen):
                kinds.setdefault(found.span, []).append(found.kind)
        parts = [
            OfferedPart(span=span, kinds=tuple(dict.fromkeys(why)) or (CHOSEN,))
            for span, why in sorted(kinds.items())
            if span[1] <= len(seen.quote.words)
        ]
        return replace(self, seen=seen, guarded=guarded, parts=tuple(parts))


def spans_sent(values: Iterable[str]) -> list[Span]:
    """Spans as a form sends them; what is none is left for the form to refuse."""
    found = [(int(match[1]), int(match[2])) for each in values if (match := _SPAN.fullmatch(each))]
    return [(start, end) for start, end in found if start < end]


def spans_of(words: str, typed: str) -> list[Span]:
    """Where lines of words stand in a passage, each time that they do."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    return [match.span() for line in lines for match in re.finditer(re.escape(line), words)]


def overlaid(spans: Iterable[Span]) -> list[Span]:
    """In order, those that share a character as one; neighbours stay apart."""
    whole: list[Span] = []
    for start, end in sorted(set(spans)):
        if whole and start < whole[-1][1]:
            whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
        else:
            whole.append((start, end))
    return whole


def _inside(span: Span, chosen: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end and span != (start, end) for start, end in chosen)
