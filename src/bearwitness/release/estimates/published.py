"""Estimates on capture tables that are published elsewhere: anybody can recompute them."""

from __future__ import annotations

from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.release import ReleasedEstimate
from bearwitness.domain.released_table import Frame
from bearwitness.domain.words import Words
from bearwitness.estimate import CaptureTable
from bearwitness.estimate import published as tables
from bearwitness.estimate.verdict.say_reading import SILENT
from bearwitness.release.estimates.alike import alike
from bearwitness.release.estimates.estimates import read, released
from bearwitness.release.labels import everywhere


def as_csv(name: str) -> str:
    """A published table as it stands in a bundle."""
    return tables.load(name).table.to_csv()


def estimate_published(name: str, *, figure: str) -> ReleasedEstimate:
    """Estimate on a shipped table, with its source.

    Raises
    ------
    BadValue
        If there is no table of that name.
    """
    known = tables.load(name)
    framed = Words(**{language: known.framed(language) for language in LANGUAGES})
    reading = read(known.table, known.frame["en"])
    return released(
        reading,
        figure=figure,
        title=Words(**{language: known.titled(language) for language in LANGUAGES}),
        source=name,
        kind="recomputed",
        frame=Frame(
            population=framed,
            frame=everywhere("release.frame_lists", lists=len(known.table.lists)),
            period=known.period,
        ),
        cautions=tuple(
            Words(**{language: note.sentence(language) for language in LANGUAGES})
            for note in reading.notes
            if note.code not in SILENT
        ),
        citation=known.citation,
        observed=known.table.observed,
    )


def recomputes(text: str, stated: ReleasedEstimate) -> bool:
    """Whether a capture table is the one that is cited and gives every number that is stated (see `alike`).

    The wording may be another version's.

    Raises
    ------
    BearwitnessError
        If the text is no capture table.
    """
    table = CaptureTable.from_csv(text)
    if stated.source in tables.names() and table.digest != tables.load(stated.source).table.digest:
        return False
    again = released(
        read(table, stated.frame.population.en),
        figure=stated.figure,
        title=stated.title,
        source=stated.source,
        kind=stated.kind,
        frame=stated.frame,
        cautions=stated.cautions,
        citation=stated.citation,
        observed=table.observed,
    )
    return alike(again, stated)
