"""A reading as a picture that Vega-Lite draws, and the papers behind it."""

from __future__ import annotations

import json

import numpy as np
import pytest
import vl_convert

from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.estimate import Reading, estimate, published


@pytest.fixture(scope="module")
def reading() -> Reading:
    table = published.load("Korea").table
    methods = ["independence", "chao", "stepwise", "decomposable"]
    return estimate(table, rng=np.random.default_rng(1), methods=methods, frame="as published", reps=50)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_draws_and_holds_the_numbers(reading: Reading, language: Language) -> None:
    spec = reading.plot(language)
    drawn = vl_convert.vegalite_to_svg(spec, vl_version="5.20")
    assert drawn.startswith("<svg")
    assert f">{message('estimate.method.decomposable', language)}</text>" in drawn, "no name is cut short"
    rows = json.loads(json.dumps(spec))["layer"][-1]["data"]["values"]
    assert [row["persons"] for row in rows] == [each.total for each in reading.estimates]


def test_every_paper_is_cited_once(reading: Reading) -> None:
    papers = reading.citation()
    assert len(papers) == len(set(papers))
    assert any("Chao A (1987)" in paper for paper in papers)
    assert any("Chan L, Silverman B" in paper or "Chan" in paper for paper in papers)


def test_a_refusal_cites_nobody() -> None:
    table = published.load("duck").table
    refused = estimate(table, rng=np.random.default_rng(1), methods=["chao"], reps=0)
    assert refused.status == "refused"
    assert refused.citation() == ()


def test_the_span_of_the_headline_is_a_band_where_it_has_two_ends() -> None:
    table = published.load("UKdat_5").table
    both, bound = (
        estimate(table, rng=np.random.default_rng(1), methods=[name], frame="f", reps=50)
        for name in ("bic", "chao")
    )
    band = json.loads(json.dumps(both.plot()))["layer"][0]
    assert (band["mark"]["type"], band["data"]["values"][0]["lower"]) == ("rect", both.headline.lower)
    assert band["data"]["values"][0]["upper"] == both.headline.upper
    assert "rect" not in json.dumps(bound.plot())
