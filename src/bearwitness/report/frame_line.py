"""Population, frame and period, under every figure."""

from __future__ import annotations

from bearwitness.domain.released_table import Frame
from bearwitness.report.markup import Html, tag
from bearwitness.report.words import Speaker


def frame_line(figure: str, frame: Frame, say: Speaker) -> Html:
    """Whom a figure speaks of, who could be recorded, and when; with the figure's name in the receipts."""
    line = say(
        "frame_line",
        population=frame.population.of(say.language),
        frame=frame.frame.of(say.language),
        period=say.period(frame.period),
    )
    return tag("p", f"{line} {say('figure')} ", tag("code", figure), class_="frame")
