"""What can stop a linkage; no message holds a name or a value of a record."""

from bearwitness.domain.errors import BearwitnessError


class ListTooSmall(BearwitnessError):
    """List {list} has {records} records and {least} are needed; linkage is for whole lists and never answers for one person."""

    exit_code = 90


class BadList(BearwitnessError):
    """List {list} cannot be read: it needs a column rec_id with a different value in every row, and only the columns {columns}."""

    exit_code = 91


class TooFewLists(BearwitnessError):
    """Linkage needs at least two lists; add the list of another organisation."""

    exit_code = 92


class SuspectCluster(BearwitnessError):
    """{records} records would become one person, more than {most}; look at lists {lists} for copies of one record before you link again."""

    exit_code = 93


class NoSuchEngine(BearwitnessError):
    """There is no such engine; use duckdb, or spark where Java 17 is installed."""

    exit_code = 94


class NoJava(BearwitnessError):
    """Spark needs Java 17, and there is none on this machine; install it (on Debian: apt-get install openjdk-17-jre-headless), or go on without Spark."""

    exit_code = 209


class TooLittleMemory(BearwitnessError):
    """There is too little memory to compare {records} records; close other programs, link fewer lists at once with --list, or use a larger machine."""

    exit_code = 224
