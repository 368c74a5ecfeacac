"""The columns of a list that linkage reads."""

LINKAGE_COLUMNS = (
    "rec_id",
    "name",
    "alias",
    "birth_year",
    "birth_prec",
    "sex",
    "prov",
    "county",
    "china_place",
    "year_cross",
    "year_arrive",
)
"""Number of the record, then what names or places a person; all but the first may be empty."""
