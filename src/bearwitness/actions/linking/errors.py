"""What can go wrong in linking the lists of a casebook; no message holds a name or a number of a record."""

from bearwitness.domain.errors import BearwitnessError


class LooksLikeRegister(BearwitnessError):
    """List {list} has {records} records, far more than all the others together; linkage is for lists of organisations and never searches a register."""

    exit_code = 204


class ListNotOpen(BearwitnessError):
    """There is no such list that may be linked: {list}; it needs an agreement that lets it be counted, and columns that were kept when it was added (linkage: in the mapping)."""

    exit_code = 205


class NothingLinked(BearwitnessError):
    """The lists have not been linked yet; a custodian does it first with: link PATH."""

    exit_code = 206


class AlreadyJudged(BearwitnessError):
    """You have judged this pair already; take that judgement back first, if you see it otherwise now."""

    exit_code = 207


class NotYourJudgement(BearwitnessError):
    """This judgement is taken back already, or somebody else gave it; only who gave a judgement takes it back."""

    exit_code = 208


class TooManyHere(BearwitnessError):
    """These lists have {records} records; the pages link {most} at most, so that nobody waits for them: use the command link PATH."""

    exit_code = 210


class ListClosedSince(BearwitnessError):
    """A list that was linked, or a row of one, may not be counted any more, and these counts or this release rest on it, so that nothing of them is handed out; for new counts a custodian links again with: link PATH."""

    exit_code = 241


class LinkageOvertaken(BearwitnessError):
    """A list, an agreement, a row or what two reviewers say of a pair has changed since the last linkage, so that nothing leaves that rests on it; a custodian links again with: link PATH."""

    exit_code = 96
