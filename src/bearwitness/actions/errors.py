"""What can go wrong in a verb."""

from bearwitness.domain.errors import BearwitnessError


class AlreadyHeld(BearwitnessError):
    """The casebook holds these very bytes already, as source {source}; nothing was added."""

    exit_code = 80


class BrokenChain(BearwitnessError):
    """The audit chain is broken at entry {seq}: keep the folder as it is, and compare it with the last backup."""

    exit_code = 81
