"""Quotes as a page shows them: word for word, with what in them could lead to a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bearwitness.domain.messages import Language, message
from bearwitness.domain.release import ReleasedQuote
from bearwitness.release.quoting.second_look import Finding, finding_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """A detail, why it is shown, and whether the quote cannot leave with it."""

    words: str
    why: str
    never: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuote:
    """A quote as it would leave, in the language it was said in; `passage` is empty where nobody is asked to look again."""

    figure: str
    words: str
    language: Language
    weighed: tuple[str, ...]
    findings: tuple[ShownFinding, ...]
    passage: str = ""
    looked_by: tuple[str, ...] = ()
    unread: bool = False


def shown_quote(quote: ReleasedQuote, language: Language, findings: Sequence[Finding] = ()) -> ShownQuote:
    """One quote; of a release there are no findings, for they never leave."""
    return ShownQuote(
        figure=quote.figure,
        words=quote.words,
        language=quote.language,
        weighed=tuple(
            message(
                "report.quotes.weighed",
                language,
                basis=each.basis.of(language),
                reliability=each.reliability.of(language),
            )
            for each in quote.weighed
        ),
        findings=tuple(_finding(each, language) for each in findings if each.figure == quote.figure),
    )


def _finding(found: Finding, language: Language) -> ShownFinding:
    why = message(f"web_releases.find.{found.kind}", language)
    return ShownFinding(words=finding_words(found, language), why=why, never=found.never)
