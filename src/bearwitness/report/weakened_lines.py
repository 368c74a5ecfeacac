"""Guards that were weakened for a figure, beneath it."""

from __future__ import annotations

from collections.abc import Sequence

from bearwitness.domain.released_table import Weakening
from bearwitness.report.markup import Html, join, tag
from bearwitness.report.words import Speaker


def weakened_lines(weakened: Sequence[Weakening], say: Speaker) -> Html:
    """What was weakened on purpose, and why."""
    lines = [
        say.sentences(
            [say(f"weakened.{each.guard}"), say("weakened.reason", reason=each.reason.of(say.language))]
        )
        for each in weakened
    ]
    return join(*(tag("p", each, class_="weaker") for each in lines))
