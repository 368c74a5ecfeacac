"""The same results on Spark as in this process, on this machine; a cluster is not tried here."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from splink.internals.linker_components.misc import LinkerMisc
from tests.linkage.test_traces import hits, marked

from bearwitness.estimate import (
    Reading,
    Replicates,
    StratifiedTable,
    estimate_replicated_strata,
    estimate_replicates,
    on_spark,
)
from bearwitness.linkage import link_lists
from bearwitness.linkage.errors import NoJava
from bearwitness.linkage.model import engine
from bearwitness.linkage.model.given_pairs import LIKENESS, PAIRS
from bearwitness.linkage.model.spark_session import local_spark


class Interrupted(Exception):
    """What a cluster may do at any time."""


pytestmark = [
    pytest.mark.skipif(
        shutil.which("java") is None and os.environ.get("CI") != "true",
        reason="Spark needs Java 17, which is not installed here; with CI=true this test is required",
    ),
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture(scope="module")
def area(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spark")


@pytest.fixture(scope="module")
def spark(area: Path) -> Iterator[Any]:
    with local_spark(area) as session:
        yield session


def test_spark_judges_as_duckdb_does_slice_by_slice_and_spills_no_name(
    spark: Any, area: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = {name: frame.head(60) for name, frame in marked().items()}
    here = link_lists(lists, seed=1, engine="duckdb")
    monkeypatch.setattr(engine, "SLICE", here.compared // 2)
    spark.range(3).createOrReplaceTempView("somebody_elses")
    before = held(spark)
    there = link_lists(lists, seed=1, engine="spark")
    assert held(spark) == before == (["somebody_elses"], True, False)
    keys = ["list_a", "a", "list_b", "b", "linked", "evidence"]
    pd.testing.assert_frame_equal(here.judgements[keys], there.judgements[keys])
    np.testing.assert_allclose(here.judgements["probability"], there.judgements["probability"], rtol=1e-6)
    pd.testing.assert_frame_equal(here.clusters, there.clusters)
    assert here.threshold == pytest.approx(there.threshold)
    assert [each for each in area.rglob("*") if each.is_file()], (
        "it did spill, so that there is what to look at"
    )
    assert hits(area) == []


def held(spark: Any) -> tuple[list[str], bool, bool]:
    """What a session keeps: tables and views, whether no numbers are persisted, whether our function is there."""
    return (
        [each.name for each in spark.catalog.listTables()],
        spark._jsparkSession.sharedState().cacheManager().isEmpty(),
        spark.catalog.functionExists(LIKENESS),
    )


def test_a_run_that_fails_leaves_nothing_in_a_running_session(
    spark: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fails after Splink has compared and kept the pairs, before anybody has read them."""
    seen = []

    def fail(*_: object) -> None:
        seen.append(held(spark))
        raise Interrupted

    monkeypatch.setattr(LinkerMisc, "query_sql", fail)
    before = held(spark)
    with pytest.raises(Interrupted):
        link_lists({name: frame.head(60) for name, frame in marked().items()}, seed=1, engine="spark")
    ((during, bare, known),) = seen
    assert (PAIRS in during, bare, known) == (True, False, True), "there was something to leave"
    assert held(spark) == before


def replicates() -> Replicates:
    rng = np.random.default_rng(3)
    patterns = [(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1), (1, 1, 1)]
    tables = []
    for _ in range(3):
        lines = ["region,A,B,C,count"]
        for region, size in (("north", 120), ("south", 60)):
            for pattern in patterns:
                count = rng.poisson(size / 4 ** (sum(pattern) - 1)) + 3
                lines.append(f"{region},{','.join(map(str, pattern))},{count}")
        tables.append(StratifiedTable.from_csv("\n".join(lines) + "\n", by=["region"]))
    return Replicates(tables=tuple(tables), meta={"missed_links": {"north": 0.1, "south": 0.05}})


def told(reading: Reading) -> object:
    """Everything but how long it took."""
    found = reading.to_json("en")
    estimates = found["estimates"]
    assert isinstance(estimates, list)
    for each in estimates:
        each.pop("seconds")
    return found


def test_strata_and_replicates_are_estimated_alike_on_spark(spark: Any) -> None:
    options: Any = {"methods": ["independence", "chao"], "reps": 100}

    def strata(**where: Any) -> Any:
        return estimate_replicated_strata(replicates(), rng=np.random.default_rng(5), **options, **where)

    def whole(**where: Any) -> Any:
        return estimate_replicates(replicates(), rng=np.random.default_rng(5), **options, **where)

    here, there = strata(), strata(spread=on_spark(spark))
    assert set(here.strata) == {("north",), ("south",)}
    assert told(here.total) == told(there.total)
    for key, reading in here.strata.items():
        assert told(reading) == told(there.strata[key])
    assert told(whole()) == told(whole(spread=on_spark(spark)))


def test_without_java_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(NoJava), local_spark(tmp_path):
        pass
