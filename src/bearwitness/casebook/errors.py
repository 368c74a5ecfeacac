"""What can go wrong with the nouns of a case."""

from bearwitness.domain.errors import BearwitnessError


class NoSuchSpan(BearwitnessError):
    """The span from {start} to {end} is empty or leaves the text of {length} characters; give offsets inside it."""

    exit_code = 30
