"""Quotes on the page: the words, in their own language, and how far they carry."""

from __future__ import annotations

from bearwitness.domain.release import ReleasedQuote
from bearwitness.report.markup import Html, tag
from bearwitness.report.words import Speaker


def quote_section(quote: ReleasedQuote, say: Speaker) -> Html:
    """One quote, with basis and reliability in words."""
    weighed = [
        say(
            "quotes.weighed", basis=each.basis.of(say.language), reliability=each.reliability.of(say.language)
        )
        for each in quote.weighed
    ]
    words = tag("span", quote.words, lang=quote.language)
    return tag(
        "section",
        tag("p", words, class_="quote"),
        tag("p", say.sentences(weighed), " ", tag("code", quote.figure), class_="frame"),
        class_="figure",
        id_=quote.figure,
    )
