"""What can be wrong with a capture table, by row."""

from bearwitness.domain.errors import BearwitnessError


class NoCountColumn(BearwitnessError):
    """The table has no column named count; add it as the number of persons with each pattern, or give one row a person with a column in_LIST for each list."""

    exit_code = 50


class WrongNumberOfLists(BearwitnessError):
    """The table has {lists} lists; give between {least} and {most} columns of 0 and 1 beside count."""

    exit_code = 51


class BadListNames(BearwitnessError):
    """Column {column} of the header is unnamed or named like another; give each list its own name."""

    exit_code = 52


class DuplicatePattern(BearwitnessError):
    """Row {row} repeats the pattern of row {first}; find out which count is right, never add them up blindly."""

    exit_code = 53


class AllZeroPattern(BearwitnessError):
    """Row {row} counts persons on no list, and nobody can have seen them; remove the row."""

    exit_code = 54


class NotZeroOne(BearwitnessError):
    """Row {row}, column {column}: a list holds only 0 or 1; name the columns that split the table into strata as strata."""

    exit_code = 55


class BadCount(BearwitnessError):
    """Row {row}: count must be a whole number of persons from 0 to {most}, in plain digits."""

    exit_code = 56


class EmptyTable(BearwitnessError):
    """The table counts nobody; give at least one row with a count above 0."""

    exit_code = 57


class UnknownMethod(BearwitnessError):
    """There is no such method here; the methods are: {methods}."""

    exit_code = 58


class UnreadableTable(BearwitnessError):
    """No table can be read from row {row} on; give the path of a UTF-8, comma-separated file whose rows all have as many fields as the header."""

    exit_code = 59


class CountedImpossible(BearwitnessError):
    """Persons are counted on lists {columns} together, which were declared never to share anybody; one of the two is wrong."""

    exit_code = 61


class NoSuchColumn(BearwitnessError):
    """The table has no such list or stratum column; its columns are numbered 1 to {columns}, give their names as the header writes them."""

    exit_code = 62


class BadModel(BearwitnessError):
    """This is no hierarchical model of {lists} lists; write its largest terms by list numbers, such as [12,13,4]."""

    exit_code = 63


class BadReplicates(BearwitnessError):
    """The folder of replicates must hold at least one table named like 001.csv, all with the same lists; file {file} does not fit."""

    exit_code = 64


class BadCovariate(BearwitnessError):
    """Column {column} cannot be a covariate (row {row}); give a number on every row, or a category of two to {most} levels."""

    exit_code = 197


class NotPersons(BearwitnessError):
    """With covariates a table holds one row a person and no column named count; give each person a row."""

    exit_code = 223


class BadPopulation(BearwitnessError):
    """Row {row} of the population file does not fit; give columns that the strata have and population, whole numbers above 0, each combination once."""

    exit_code = 123


class TableOrReplicates(BearwitnessError):
    """Give a capture table or --replicates, one of the two."""

    exit_code = 124
