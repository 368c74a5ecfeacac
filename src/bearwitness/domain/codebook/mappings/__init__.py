"""Our properties and codes beside those of HTCDS 2.0, the CTDC Global Dataset and FollowTheMoney.

These functions change words, and nothing else: whether a record may leave, and how coarsely, is asked before.
"""

from bearwitness.domain.codebook.mappings.ftm import FtmRow, ftm_rows
from bearwitness.domain.codebook.mappings.htcds_from import Reading, from_htcds
from bearwitness.domain.codebook.mappings.htcds_table import HtcdsField, HtcdsTable, htcds
from bearwitness.domain.codebook.mappings.htcds_to import to_htcds
from bearwitness.domain.codebook.mappings.projection import Projection
from bearwitness.domain.codebook.mappings.record import Record
from bearwitness.domain.codebook.mappings.to_ctdc import ctdc_columns, to_ctdc

__all__ = [
    "FtmRow",
    "HtcdsField",
    "HtcdsTable",
    "Projection",
    "Reading",
    "Record",
    "ctdc_columns",
    "from_htcds",
    "ftm_rows",
    "htcds",
    "to_ctdc",
    "to_htcds",
]
