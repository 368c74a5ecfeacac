"""A reading in plain words: the number and whom it speaks of, why no more, what would break it or help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message
from bearwitness.estimate.verdict.rounding import shown_total
from bearwitness.estimate.verdict.status import LEFT_OUT

if TYPE_CHECKING:
    from bearwitness.estimate.verdict.reading import Reading

DISAGREEING = "methods_disagree"
"""Cause that no note stands for: the headline is disputed by methods that were run."""

HELP: dict[str, frozenset[str]] = {
    "closed": frozenset({"open_population"}),
    "overlap": frozenset(
        {"no_overlap", "one_list", "few_overlaps", "far_tail", "range_cut", "no_upper_limit"}
    ),
    "third_list": frozenset({"two_lists"}),
    "other_list": frozenset({"whole_list"}),
    "dependence": frozenset({"misfit", "chosen_misfit", "dependent_pair", "below_floor"}),
    "ties": frozenset({DISAGREEING, "near_models", "weak_dependence"}),
    "kinds": frozenset({"differences_stand"}),
    "draws": frozenset({"not_converged", "not_mixed", "ran_off"}),
    "links": frozenset({"links_not_reviewed", "links_alarmed", "links_certain"}),
    "strata": frozenset({"stratum_refused"}),
    "every_method": frozenset({LEFT_OUT}),
    "frame": frozenset({"frame_unstated"}),
}
"""What would help, by the notes that call for it."""
OTHERWISE = "dependence"
"""What helps any lists where no note says more."""

PARTLY = frozenset({"disputed", "lower_bound_only"})
"""What a headline says otherwise where methods were left out."""

SILENT = frozenset({"not_two_lists"})
"""Notes that only say why a method is not for this table: they stand beside it, and weaken nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidReading:
    """Sentences of a reading by what they are for."""

    headline: str
    frame: str
    record: str
    reasons: tuple[str, ...]
    breaks: tuple[str, ...]
    helps: tuple[str, ...]


def said_reading(reading: Reading, language: Language = "en") -> SaidReading:
    """Sentences in one language, numbers rounded to two figures, floors down, upper limits up."""
    notes = reading.notes
    return SaidReading(
        headline=_headline(reading, language),
        frame=_frame(reading, language),
        record=_record(reading, language),
        reasons=(
            *(note.sentence(language) for note in notes if note.code not in SILENT),
            *_above(reading, language),
        ),
        breaks=tuple(_breaks(reading, language)),
        helps=tuple(_help(reading, language)),
    )


def say_reading(reading: Reading, language: Language = "en") -> str:
    """Reading as one paragraph (see `said_reading`)."""
    said = said_reading(reading, language)
    helps = [message("estimate.would_help", language, what=each) for each in said.helps]
    sentences = [said.headline, said.frame, said.record, *said.reasons, *said.breaks, *helps]
    return ("" if language == "zh" else " ").join(sentences)


def _headline(reading: Reading, language: Language) -> str:
    head, observed = reading.headline, reading.table.observed
    values: dict[str, object] = {"observed": f"{observed:,}"}
    if head.total is not None:
        values["total"] = shown_total(head.total, observed)
    if head.lower is not None:
        values["lower"] = shown_total(head.lower, observed, "down")
    if head.upper is not None:
        values["upper"] = shown_total(head.upper, observed, "up")
    key: str = head.status
    if key in PARTLY and any(note.code == LEFT_OUT for note in reading.notes):
        key += "_part"
    if head.status in {"estimated", "disputed"} and head.upper is None:
        key += "_points"
    elif head.status == "lower_bound_only" and reading.floor.kind == "observed":
        key = "lower_bound_only_observed"
    return message(f"estimate.headline.{key}", language, **values)


def _frame(reading: Reading, language: Language) -> str:
    frame = reading.frame or message("estimate.frame.unstated", language)
    return message("estimate.frame.sentence", language, frame=frame)


def _record(reading: Reading, language: Language) -> str:
    table = reading.table
    return message(
        "estimate.record",
        language,
        observed=f"{table.observed:,}",
        lists=len(table.lists),
        once=f"{table.seen_once:,}",
        more=f"{table.observed - table.seen_once:,}",
    )


def _breaks(reading: Reading, language: Language) -> list[str]:
    if reading.status == "refused":
        return []
    return [message(f"estimate.breaks.{key}", language) for key in (reading.status, "always", "unreachable")]


def _help(reading: Reading, language: Language) -> list[str]:
    codes = {note.code for note in reading.notes}
    if reading.status == "disputed" and LEFT_OUT not in codes:
        codes.add(DISAGREEING)
    keys = [key for key, causes in HELP.items() if codes & causes]
    if reading.status != "estimated" and not set(keys) - {"frame"}:
        keys.insert(0, OTHERWISE)
    return [message(f"estimate.helps.{key}", language) for key in keys]


def _above(reading: Reading, language: Language) -> list[str]:
    """Why the floor lies above the lower limit, where both are shown so (rule 10)."""
    lower = reading.headline.lower
    if lower is None or not reading.floor_above:
        return []
    ends = {"floor": reading.floor.value, "lower": lower}
    shown = {name: shown_total(value, reading.table.observed, "down") for name, value in ends.items()}
    if shown["floor"] == shown["lower"]:
        return []
    return [message("estimate.floor_above", language, **shown)]
