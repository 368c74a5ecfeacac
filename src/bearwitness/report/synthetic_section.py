"""Synthetic data on the page: what the rows are, what they promise, and what they are not for."""

from __future__ import annotations

from bearwitness.domain.release import ReleasedSynthetic
from bearwitness.report.markup import Html, tag
from bearwitness.report.weakened_lines import weakened_lines
from bearwitness.report.words import Speaker

SYNTHETIC_FILES = ("data/synthetic.csv", "data/synthetic.tables.csv", "data/synthetic.datasheet.json")
"""Rows, noisy tables and data sheet, below the folder of a release."""


def synthetic_section(made: ReleasedSynthetic, say: Speaker) -> Html:
    """The section, with the three files."""
    columns = say.listed([each.of(say.language) for each in made.columns])
    return tag(
        "section",
        tag("h3", say("synthetic.rows", number=made.rows)),
        tag(
            "p",
            say("synthetic.people", number=made.people, lower=made.lower, upper=made.upper),
            class_="reading",
        ),
        tag("p", say("synthetic.columns", columns=columns)),
        tag(
            "p",
            say(
                "synthetic.promise",
                epsilon=f"{made.epsilon:g}",
                delta=f"{made.delta:g}",
                cap=f"{made.cap:g}",
            ),
        ),
        weakened_lines(made.weakened, say),
        tag("p", say("synthetic.limits"), class_="note"),
        tag("ul", *(tag("li", tag("a", each, href=each)) for each in SYNTHETIC_FILES)),
        class_="figure",
        id_=made.figure,
    )
