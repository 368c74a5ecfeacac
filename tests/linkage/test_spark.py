"""The same judgements on Spark as on DuckDB, on this machine; a cluster is not tried here."""

import os
import shutil

import numpy as np
import pandas as pd
import pytest

from bearwitness.linkage import link_lists
from bearwitness.linkage.simulation import make_lists

needs_java = pytest.mark.skipif(
    shutil.which("java") is None and os.environ.get("CI") != "true",
    reason="Spark needs Java 17, which is not installed here; with CI=true this test is required",
)


@needs_java
@pytest.mark.filterwarnings("ignore")
def test_spark_judges_as_duckdb_does() -> None:
    lists = make_lists(np.random.default_rng(53), population=200, chances=(0.25, 0.25, 0.25)).frames
    here, there = (link_lists(lists, seed=1, engine=engine) for engine in ("duckdb", "spark"))
    keys = ["list_a", "a", "list_b", "b", "linked", "evidence"]
    pd.testing.assert_frame_equal(here.judgements[keys], there.judgements[keys])
    np.testing.assert_allclose(here.judgements["probability"], there.judgements["probability"], rtol=1e-6)
    pd.testing.assert_frame_equal(here.clusters, there.clusters)
    assert here.threshold == pytest.approx(there.threshold)
