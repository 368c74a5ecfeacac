"""Multiple systems estimation on capture tables: no casebook, no web, no person."""

from bearwitness.estimate import published
from bearwitness.estimate.capture_table import CaptureTable
from bearwitness.estimate.estimate_record import Estimate, Interval
from bearwitness.estimate.estimate_table import estimate
from bearwitness.estimate.fit_model import ModelFit, fit_model
from bearwitness.estimate.hierarchy import Model
from bearwitness.estimate.published import PublishedTable
from bearwitness.estimate.reading import Reading
from bearwitness.estimate.replicates import Replicates, read_replicates
from bearwitness.estimate.say_reading import say_reading
from bearwitness.estimate.stratified_table import StratifiedTable

__all__ = [
    "CaptureTable",
    "Estimate",
    "Interval",
    "Model",
    "ModelFit",
    "PublishedTable",
    "Reading",
    "Replicates",
    "StratifiedTable",
    "estimate",
    "fit_model",
    "published",
    "read_replicates",
    "say_reading",
]
