"""Multiple systems estimation on capture tables: no casebook, no web, no person."""

from bearwitness.estimate import published
from bearwitness.estimate.capture_table import CaptureTable
from bearwitness.estimate.estimate_record import Estimate, Interval
from bearwitness.estimate.estimate_table import estimate
from bearwitness.estimate.published import PublishedTable
from bearwitness.estimate.reading import Reading
from bearwitness.estimate.say_reading import say_reading

__all__ = [
    "CaptureTable",
    "Estimate",
    "Interval",
    "PublishedTable",
    "Reading",
    "estimate",
    "published",
    "say_reading",
]
