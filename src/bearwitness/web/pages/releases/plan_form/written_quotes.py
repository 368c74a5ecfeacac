"""The words that a plan quotes, as fields of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bearwitness.web.forms import Choice, Field, Form
from bearwitness.web.pages.releases.plan_form.filled import Given
from bearwitness.web.pages.releases.plan_form.offered_quote import (
    OfferedQuote,
    overlaid,
    spans_of,
    spans_sent,
)

QUOTES, OPEN, FIND, SHOWN = "quotes", "quotes_open", "find", "quotes_shown"
"""What is ticked; whether passages were asked for; words to find them by; those that the page showed."""


def leave_out_of(passage: str) -> str:
    """Field of the parts that are ticked."""
    return f"leave_out_{passage}"


def typed_of(passage: str) -> str:
    """Field of the words that somebody writes."""
    return f"leave_out_words_{passage}"


def quote_fields(quotes: Sequence[OfferedQuote]) -> Iterator[Field]:
    """Which passages, and what is left out of each; the template says the words."""
    yield Field(name=OPEN, label="web_releases.quotes", kind="hidden", required=False)
    yield Field(
        name=FIND, label="web_releases.find_quotes", hint="web_releases.find_quotes_hint", required=False
    )
    yield _ticked(QUOTES, [each.passage for each in quotes])
    for each in quotes:
        yield _ticked(leave_out_of(each.passage), [part.value for part in each.parts])
        yield Field(
            name=typed_of(each.passage),
            label="web_releases.leave_out_words",
            hint="web_releases.leave_out_words_hint",
            kind="textarea",
            required=False,
            rows=2,
        )


def _ticked(name: str, values: Sequence[str]) -> Field:
    choices = tuple(Choice(value=each, label=each) for each in values)
    return Field(name=name, label="web_releases.quotes", kind="checks", required=False, choices=choices)


def planned_quotes(given: Given, quotes: Sequence[OfferedQuote]) -> dict[str, object]:
    """The entry of the plan; nothing where none is ticked."""
    known = {each.passage: each for each in quotes}
    found = [_planned(given, known[name]) for name in given.values(QUOTES) if name in known]
    return {"quotes": found} if found else {}


def _planned(given: Given, quote: OfferedQuote) -> dict[str, object]:
    spans = spans_sent(given.values(leave_out_of(quote.passage)))
    if quote.seen is not None:
        spans += spans_of(quote.seen.quote.words, given.value(typed_of(quote.passage)))
    left_out = [[start, end] for start, end in overlaid(spans)]
    return {"passage": quote.passage, **({"leave_out": left_out} if left_out else {})}


def quotes_initial(quotes: Sequence[OfferedQuote]) -> dict[str, str | list[str]]:
    """What stands in the fields at first."""
    found: dict[str, str | list[str]] = {
        QUOTES: [each.passage for each in quotes if each.left_out is not None],
        OPEN: "yes" if quotes else "",
    }
    for each in quotes:
        found[leave_out_of(each.passage)] = [f"{start}-{end}" for start, end in each.suggested]
    return found


def refuse_quotes(form: Form, quotes: Sequence[OfferedQuote]) -> None:
    """Say where words to leave out are not in their passage."""
    for each in quotes:
        typed = form.value(typed_of(each.passage))
        if each.passage not in form.values(QUOTES) or each.seen is None:
            continue
        if any(not spans_of(each.seen.quote.words, line) for line in typed.splitlines() if line.strip()):
            form.refuse(typed_of(each.passage), "web_releases.not_in_passage")
