"""What can go wrong in a verb."""

from bearwitness.domain.errors import BearwitnessError


class AlreadyHeld(BearwitnessError):
    """The casebook holds these very bytes already, as source {source}; nothing was added."""

    exit_code = 80


class BrokenChain(BearwitnessError):
    """The audit chain is broken at entry {seq}: keep the folder as it is, and compare it with the last backup."""

    exit_code = 81


class WrongSubject(BearwitnessError):
    """The property {property} is not one of this kind of subject; choose another property or subject."""

    exit_code = 82


class AlreadyRetracted(BearwitnessError):
    """The claim is retracted already; retract the one that replaced it instead."""

    exit_code = 83


class UnknownReason(BearwitnessError):
    """A claim is retracted for one of these reasons only: CodedWrongly, CorrectedBySource, Duplicate, WrongSubject."""

    exit_code = 84
