"""Publications on the methods of all estimates of a page, each named once."""

from __future__ import annotations

from collections.abc import Sequence

from bearwitness.domain.release import ReleasedEstimate
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.words import Speaker

ANCHOR = "references"


def references_section(estimates: Sequence[ReleasedEstimate], say: Speaker) -> Html:
    """The list, in the order in which the methods stand on the page; nothing where no method was used."""
    if not (named := _named(estimates)):
        return Html("")
    items = (tag("li", each, lang="en") for each in named)
    return tag(
        "section",
        tag("h2", say("references.title")),
        tag("p", say("references.text")),
        tag("ul", *items),
        id_=ANCHOR,
    )


def to_references(estimate: ReleasedEstimate, say: Speaker) -> Html:
    """Where to find the publications on the methods of one estimate."""
    if not _named([estimate]):
        return Html("")
    link = tag("a", say("references.title"), href=f"#{ANCHOR}")
    return tag("p", join(say("references.see"), " ", link), class_="note")


def _named(estimates: Sequence[ReleasedEstimate]) -> dict[str, None]:
    return dict.fromkeys(
        text for estimate in estimates for each in estimate.methods for text in each.citation
    )
