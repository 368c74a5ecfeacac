"""Multiple systems estimation on capture tables: no casebook, no web, no person."""

from bearwitness.estimate import published
from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.person_covariates import PersonCovariates
from bearwitness.estimate.draws import to_arviz
from bearwitness.estimate.estimate_record import Estimate, Interval
from bearwitness.estimate.estimate_table import estimate
from bearwitness.estimate.models.fit_model import ModelFit, fit_model
from bearwitness.estimate.models.hierarchy import Model
from bearwitness.estimate.parts.estimate_persons import estimate_persons
from bearwitness.estimate.parts.estimate_replicates import estimate_replicates, pooled_reading
from bearwitness.estimate.parts.fit_strata import StrataFit, fit_strata
from bearwitness.estimate.parts.on_spark import on_spark
from bearwitness.estimate.parts.replicated_strata import estimate_replicated_strata
from bearwitness.estimate.parts.replicates import Replicates, read_replicates
from bearwitness.estimate.parts.sdg import Population, Rate, indicator_16_2_2, read_population
from bearwitness.estimate.parts.strata import StratifiedReading, estimate_strata
from bearwitness.estimate.parts.stratified_table import StratifiedTable
from bearwitness.estimate.published import PublishedTable
from bearwitness.estimate.verdict.reading import Reading
from bearwitness.estimate.verdict.say_reading import say_reading

__all__ = [
    "CaptureTable",
    "Estimate",
    "Interval",
    "Model",
    "ModelFit",
    "PersonCovariates",
    "Population",
    "PublishedTable",
    "Rate",
    "Reading",
    "Replicates",
    "StrataFit",
    "StratifiedReading",
    "StratifiedTable",
    "estimate",
    "estimate_persons",
    "estimate_replicated_strata",
    "estimate_replicates",
    "estimate_strata",
    "fit_model",
    "fit_strata",
    "indicator_16_2_2",
    "on_spark",
    "pooled_reading",
    "published",
    "read_population",
    "read_replicates",
    "say_reading",
    "to_arviz",
]
