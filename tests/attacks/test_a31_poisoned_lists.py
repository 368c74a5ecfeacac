"""A31: hundreds of near-identical records, one huge cluster, names in look-alike letters."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from bearwitness.estimate.note import Note
from bearwitness.estimate.parts.estimate_replicates import doubts
from bearwitness.linkage import link_lists
from bearwitness.linkage.errors import SuspectCluster
from bearwitness.linkage.simulation import make_lists


def honest() -> dict[str, pd.DataFrame]:
    return make_lists(np.random.default_rng(51), population=1_200, chances=(0.2, 0.2, 0.2)).frames


def poisoned(rows: int, *, vary: bool) -> dict[str, pd.DataFrame]:
    """One invented woman entered many times, with small differences or with all else left to chance."""
    frames = honest()
    rng = np.random.default_rng(1)
    spellings = ["Kim Yong-hui", "Kim Younghee", "Kіm Yоng-hui", "김영희", "KIM YONG HUI"]
    false = pd.DataFrame(
        {
            "rec_id": [f"X{n}" for n in range(rows)],
            "name": rng.choice(spellings, size=rows),
            "birth_year": [str(year) for year in (rng.integers(1950, 2005, rows) if vary else [1984] * rows)],
            "birth_prec": "year",
            "sex": "F",
            "prov": "" if vary else "함경북도",
            "year_cross": [str(year) for year in (rng.integers(1996, 2019, rows) if vary else [2004] * rows)],
        }
    )
    frames["A"] = pd.concat([frames["A"], false]).fillna("").reset_index(drop=True)
    return frames


@pytest.mark.parametrize("vary", [False, True])
def test_five_hundred_copies_stop_the_run(vary: bool) -> None:
    with pytest.raises(SuspectCluster) as stopped:
        link_lists(poisoned(500, vary=vary), seed=1)
    assert int(stopped.value.details["records"]) > 300
    assert stopped.value.details["lists"] == "A"
    assert "Kim" not in stopped.value.english()


def test_honest_lists_raise_no_alarm() -> None:
    assert link_lists(honest(), seed=1).notes


def test_whoever_has_looked_may_go_on() -> None:
    done = link_lists(poisoned(30, vary=True), seed=1, most=40)
    assert len(done.clusters) > 30
    assert any(note.code == "look_alike" for note in done.notes)


def test_what_was_let_through_is_said_and_keeps_an_estimate_disputed() -> None:
    """However many pairs were reviewed: the copies stand in every clustering."""
    done = link_lists(poisoned(30, vary=False), seed=1, most=40)
    (note,) = [each for each in done.notes if each.code == "alarm_passed"]
    assert int(note.values["records"]) >= 30
    reviewed = replace(done, reviewed=replace(done.reviewed, pairs=500))
    assert reviewed.reviewed.enough
    meta = json.loads(reviewed.replicate_files(1)["meta.json"])
    assert "alarm_passed" in meta["notes"]
    assert Note(code="links_alarmed") in doubts(meta)
    assert Note(code="links_alarmed") not in doubts({**meta, "notes": []})
    plain = replace(reviewed, notes=())
    assert json.loads(plain.replicate_files(1)["meta.json"])["reviewed_sample"]["enough"] is True


def test_more_that_nobody_needed_is_not_held_against_a_run() -> None:
    assert all(note.code != "alarm_passed" for note in link_lists(honest(), seed=1, most=40).notes)


def test_look_alike_letters_hide_nobody() -> None:
    frames = honest()
    named = frames["C"]["name"].str.fullmatch("[A-Za-z' -]{8,}")
    disguised = frames["C"]["name"].where(
        ~named, frames["C"]["name"].str.replace("o", "о").str.replace("a", "а")
    )
    plain = link_lists(frames, seed=1)
    other = link_lists({**frames, "C": frames["C"].assign(name=disguised)}, seed=1)
    pd.testing.assert_frame_equal(plain.captures, other.captures)
