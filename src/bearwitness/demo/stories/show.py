"""The patterns part of the demo: what is found among those who reached safety, beside what is true."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bearwitness.actions.out_folder import out_folder
from bearwitness.demo.stories.held import YUAN, held
from bearwitness.demo.stories.life import live
from bearwitness.demo.stories.tell import tell
from bearwitness.demo.stories.truth import StoryTruth
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.pattern import Pattern, PatternFigure
from bearwitness.patterns.guarded import guarded
from bearwitness.patterns.money.study import study_money
from bearwitness.patterns.routes.study import study_routes
from bearwitness.patterns.trajectories.story import SAFE
from bearwitness.patterns.trajectories.study import study_trajectories
from bearwitness.report import page_name
from bearwitness.report.patterns import Known, render_pattern, truth_section

SEED, PERSONS = 8, 3000
FOLDER = "patterns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Page of the trajectories, how many figures have limits, and how many limits hold the truth."""

    page: Path
    figures: int
    hold: int


def show_stories(out: Path) -> Shown:
    """Write a folder of pages for trajectories, money and routes below `out`."""
    rng = np.random.default_rng(SEED)
    lives = live(rng, PERSONS)
    frame = tell(rng, lives)
    safe, everybody = StoryTruth.of([life for life in lives if life.safe]), StoryTruth.of(lives)
    answers = [
        study_trajectories(frame, rng=rng),
        study_money(frame, YUAN, among=SAFE),
        study_routes(frame, among=SAFE),
    ]
    for answer in answers:
        _write(out / FOLDER / answer.kind, guarded(answer), safe, everybody)
    checked = [ok for _, ok in held(frame, safe)]
    return Shown(
        page=out / FOLDER / "trajectories" / page_name("en"), figures=len(checked), hold=sum(checked)
    )


def _write(folder: Path, answer: Pattern, safe: StoryTruth, everybody: StoryTruth) -> None:
    out_folder(folder)
    known = [each for table in answer.tables for each in _known(table.figures, safe, everybody)]
    for language in LANGUAGES:
        page = render_pattern(answer, language, (truth_section(known, language),))
        (folder / page_name(language)).write_text(page, encoding="utf-8")
    data = json.dumps(answer.to_json(), ensure_ascii=False)
    (folder / "patterns.json").write_text(f"{data}\n", encoding="utf-8")


def _known(figures: Sequence[PatternFigure], safe: StoryTruth, everybody: StoryTruth) -> list[Known]:
    """Figures of which the truth is told; those that are withheld have none."""
    ours, all_ = _truths(safe), _truths(everybody)
    return [
        Known(figure=each, safe=ours[each.labels], everybody=all_[each.labels])
        for each in figures
        if each.lower is not None and each.labels in ours and each.labels in all_
    ]


def _truths(truth: StoryTruth) -> Mapping[tuple[str, ...], float]:
    found: dict[tuple[str, ...], float] = {("word:resold",): truth.resold}
    found |= {
        (f"trajectory_state:{one}", f"trajectory_state:{two}"): value
        for (one, two), value in truth.transitions.items()
    }
    found |= {(f"exploitation:{form}",): value for form, value in truth.median_yuan.items()}
    found |= {(f"place:{one}", f"place:{two}"): value for (one, two), value in truth.flows.items()}
    return found
