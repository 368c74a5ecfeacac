"""A01 for linkage: no name is in any file that a run writes, during it or after."""

import importlib
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from bearwitness.linkage import link_lists
from bearwitness.linkage.model import engine
from bearwitness.linkage.names.evidence import chances_of, words_met
from bearwitness.linkage.simulation import make_lists

CANARY = "Kanarienvogel-7Q"


def marked() -> dict[str, pd.DataFrame]:
    frames = make_lists(np.random.default_rng(52), population=600, chances=(0.2, 0.2, 0.2)).frames
    return {
        name: frame.assign(
            name=[f"{CANARY} {each}" if n % 5 == 0 else each for n, each in enumerate(frame["name"])]
        )
        for name, frame in frames.items()
    }


def hits(folder: Path) -> list[str]:
    wanted = [CANARY.encode(code) for code in ("utf-8", "utf-16-le")] + [CANARY.lower().encode()]
    files = [each for each in folder.rglob("*") if each.is_file()]
    return [each.name for each in files if any(text in each.read_bytes() for text in wanted)]


def test_no_name_reaches_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work, out, kept = tmp_path / "work", tmp_path / "out", tmp_path / "kept"
    for each in (work, out):
        each.mkdir()
    monkeypatch.setattr(engine, "MEMORY", "24MB")
    monkeypatch.setattr("bearwitness.linkage.area.shutil.rmtree", lambda path, **_: shutil.move(path, kept))
    link_lists(marked(), seed=1, work=work).write_replicates(out, 2)
    assert kept.exists(), "what the engine spilled is looked at before it goes"
    assert oct(kept.stat().st_mode)[-3:] == "700"
    assert hits(tmp_path) == []


def test_the_work_area_is_gone_even_after_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    module = importlib.import_module("bearwitness.linkage.link_lists")
    monkeypatch.setattr(module, "score", fail)
    with pytest.raises(RuntimeError):
        link_lists(marked(), seed=1, work=tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert chances_of.cache_info().currsize == 0, "the parts of names that were met"
    assert words_met.cache_info().currsize == 0


def test_the_engine_sees_numbers_only() -> None:
    from bearwitness.linkage.records import gather

    table = gather(marked()).table
    for column in table.columns:
        flat = table[column].explode() if column == "keys" else table[column]
        assert all(isinstance(each, int | np.integer) for each in flat.dropna()), column


def test_the_search_can_fail(tmp_path: Path) -> None:
    (tmp_path / "leak").write_text(f"x{CANARY}x", "utf-8")
    assert hits(tmp_path) == ["leak"]
