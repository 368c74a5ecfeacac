"""The compiled exponentials and logarithms against NumPy's."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bearwitness.estimate.kernels.exponentials import LARGEST, exponentials
from bearwitness.estimate.kernels.logarithms import logarithms


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-690.0, 690.0), min_size=1, max_size=40))
def test_they_are_those_of_numpy(values: list[float]) -> None:
    of = np.array(values)
    into = np.empty_like(of)
    exponentials(of, into, np.empty_like(of))
    assert into == pytest.approx(np.exp(of), rel=1e-15)


def test_arguments_out_of_reach_are_brought_within_it() -> None:
    of, into = np.array([-1e6, 1e6]), np.empty(2)
    exponentials(of, into, np.empty(2))
    assert into == pytest.approx(np.exp([-LARGEST, LARGEST]), rel=1e-12)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(1e-150, 1e150), min_size=1, max_size=40))
def test_logarithms_are_those_of_numpy(values: list[float]) -> None:
    of = np.array(values)
    into = np.empty_like(of)
    logarithms(of, into, np.empty_like(of))
    assert into == pytest.approx(np.log(of), rel=1e-15, abs=3e-16)
