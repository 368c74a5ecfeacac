"""Quotes of a release: from passages that may be quoted to words on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bearwitness.domain.codebook import codebook
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.quote import Quotable
from bearwitness.domain.release import ReleasedQuote, Weighed
from bearwitness.intake.masking.words import language_of_text
from bearwitness.release.errors import BadPlan, QuoteClosed, QuoteTells
from bearwitness.release.labels import in_all
from bearwitness.release.planning.plan import Plan
from bearwitness.release.quoting.second_look import LEFT_OUT, Finding, findings, printed


def quotes_of(plan: Plan, quotable: Mapping[str, Quotable]) -> tuple[ReleasedQuote, ...]:
    """Words of every quote that a plan names.

    Raises
    ------
    QuoteClosed
        A passage may not be quoted now, or something in it is never released.
    BadPlan
        A span to leave out is not in the passage, or nothing is left.
    """
    return tuple(_quote(plan, place, quotable) for place in range(len(plan.quotes)))


def quoted(plan: Plan, quotable: Mapping[str, Quotable]) -> tuple[tuple[str, ...], ...]:
    """For each quote, the tokens of those whose words it holds."""
    return tuple(quotable[each.passage].tokens for each in plan.quotes)


def looked_over(
    plan: Plan, quotable: Mapping[str, Quotable], rows: Sequence[PersonRow]
) -> tuple[Finding, ...]:
    """What the second look shows of all quotes; the passages are those of `quotes_of`."""
    return tuple(
        found
        for place, each in enumerate(plan.quotes, start=1)
        for found in findings(quotable[each.passage], each, rows, f"quote-{place}", plan.threshold)
    )


def refuse_telling(found: Sequence[Finding]) -> None:
    """Refuse quotes that still hold what never leaves.

    Raises
    ------
    QuoteTells
        Names the first such quote and how many details it holds.
    """
    never = [each.figure for each in found if each.never]
    if never:
        raise QuoteTells(key=never[0], number=never.count(never[0]))


def _quote(plan: Plan, place: int, quotable: Mapping[str, Quotable]) -> ReleasedQuote:
    planned = plan.quotes[place]
    quote = quotable.get(planned.passage)
    if quote is None or quote.restricted or not quote.weighed:
        raise QuoteClosed(key=f"quotes[{place}]")
    words = printed(quote.words, planned.leave_out)
    beyond = any(end > len(quote.words) for _, end in planned.leave_out)
    if beyond or not any(each.isalnum() for each in words.replace(LEFT_OUT, "")):
        raise BadPlan(key=f"quotes[{place}].leave_out", example=f"[[0, {len(quote.words) // 2}]]")
    return ReleasedQuote(
        figure=f"quote-{place + 1}",
        words=words,
        language=language_of_text(words),
        weighed=tuple(_weighed(*each) for each in quote.weighed),
    )


def _weighed(basis: str, reliability: str) -> Weighed:
    book = codebook()
    return Weighed(
        basis=in_all(lambda language: book.label("basis", basis, language)),
        reliability=in_all(lambda language: book.label("reliability", reliability, language)),
    )
