"""The whole answer for one table: what was on it, what each method says, and what may be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import Language
from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.estimate_record import Estimate, Status
from bearwitness.estimate.methods.floor import Floor
from bearwitness.estimate.note import Note
from bearwitness.estimate.plot import plot
from bearwitness.estimate.verdict.say_reading import say_reading
from bearwitness.estimate.verdict.status import Headline
from bearwitness.estimate.verdict.weak import Weak

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSummary:
    """What a reading needs to know of its table: counts only.

    `sha256` is that of the canonical CSV (`CaptureTable.digest`): of the middle replicate where many were pooled, and None
    where it was not kept.
    """

    lists: tuple[str, ...]
    observed: int
    patterns: int
    seen_once: int
    overlaps: tuple[tuple[str, str, int], ...]
    sha256: str | None = None

    @classmethod
    def of(cls, table: CaptureTable) -> TableSummary:
        """Summary of a capture table."""
        return cls(
            lists=table.lists,
            observed=table.observed,
            patterns=len(table.counts),
            seen_once=table.seen_once,
            overlaps=tuple((*pair, count) for pair, count in table.overlaps.items()),
            sha256=table.digest,
        )

    def to_json(self) -> dict[str, object]:
        """As in FORMATS; each overlap names its two lists."""
        overlaps = [{"lists": [i, j], "count": count} for i, j, count in self.overlaps]
        return {**asdict(self), "lists": list(self.lists), "overlaps": overlaps}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> TableSummary:
        """Read what `to_json` wrote."""
        own = dict(data)
        lists, overlaps = own.pop("lists"), own.pop("overlaps")
        if not isinstance(lists, list) or not isinstance(overlaps, list):
            raise TypeError
        return cls(
            **own,  # type: ignore[arg-type]
            lists=tuple(lists),
            overlaps=tuple((*each["lists"], each["count"]) for each in overlaps),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Table, frame, estimates, floor and headline; its words are made in any language by `say_reading`.

    `weak` is what rule 6 took in: it stays in memory for sums and pools, and never enters JSON.

    Examples
    --------
    >>> import numpy as np
    >>> from bearwitness.estimate import estimate, published
    >>> korea = published.load("Korea")
    >>> reading = estimate(korea.table, rng=np.random.default_rng(1), methods=["chao"], frame=korea.framed("en"))
    >>> reading.status, reading.headline.upper, round(reading.headline.lower) == round(reading.floor.value)
    ('lower_bound_only', None, True)
    >>> Reading.from_json(reading.to_json("ko")) == reading
    True
    """

    table: TableSummary
    frame: str | None
    estimates: tuple[Estimate, ...]
    floor: Floor
    headline: Headline
    weak: Weak | None = field(default=None, repr=False, compare=False)

    @property
    def status(self) -> Status:
        """Status of the headline."""
        return self.headline.status

    @property
    def floor_above(self) -> bool:
        """Whether the floor lies above the lower limit of the headline (rule 10)."""
        head = self.headline
        return head.upper is not None and head.lower is not None and self.floor.value > head.lower

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every note of every estimate, once, in order."""
        notes: list[Note] = []
        for note in (note for estimate in self.estimates for note in estimate.warnings):
            if note not in notes:
                notes.append(note)
        return tuple(notes)

    def citation(self) -> tuple[str, ...]:
        """Papers of the methods that gave a number, each once, in the order of the methods."""
        used = (each for each in self.estimates if each.total is not None)
        return tuple(dict.fromkeys(paper for each in used for paper in each.citation))

    def plot(self, language: Language = "en") -> dict[str, object]:
        """Vega-Lite specification of every method beside the floor (see `plot`)."""
        return plot(self, language)

    def to_json(self, language: Language = "en") -> dict[str, object]:
        """The object of FORMATS, its sentences in one language."""
        return {
            "format": FORMAT,
            "table": self.table.to_json(),
            "frame": self.frame,
            "estimates": [each.to_json(language) for each in self.estimates],
            "floor": asdict(self.floor),
            "headline": {**asdict(self.headline), "methods": list(self.headline.methods)},
            "status": self.status,
            "reading": say_reading(self, language),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Reading:
        """Read what `to_json` wrote, in whatever language; the sentences are made anew.

        Raises
        ------
        BadValue
            The object is not an estimate of this format.
        """
        try:
            return cls._read(data)
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise BadValue(kind="estimate", example='{"format": 1, "table": ...}') from error

    @classmethod
    def _read(cls, data: Mapping[str, object]) -> Reading:
        table, floor, headline, estimates, frame = (
            data[name] for name in ("table", "floor", "headline", "estimates", "frame")
        )
        if data["format"] != FORMAT or not isinstance(estimates, list) or not isinstance(table, dict):
            raise TypeError
        if not isinstance(floor, dict) or not isinstance(headline, dict):
            raise TypeError
        return cls(
            table=TableSummary.from_json(table),
            frame=None if frame is None else str(frame),
            estimates=tuple(Estimate.from_json(each) for each in estimates),
            floor=Floor(**floor),
            headline=Headline(**{**headline, "methods": tuple(headline["methods"])}),
        )
