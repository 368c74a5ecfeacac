"""What can go wrong with the nouns of a case."""

from bearwitness.domain.errors import BearwitnessError


class NoSuchSpan(BearwitnessError):
    """The span from {start} to {end} is empty or leaves the text of {length} characters; give offsets inside it."""

    exit_code = 30


class NotAllowed(BearwitnessError):
    """Your role does not allow this; ask someone whose role does. The attempt is in the audit record."""

    exit_code = 31


class NotACasebook(BearwitnessError):
    """There is no casebook at this path; give the folder that holds keyring.json."""

    exit_code = 32


class CasebookExists(BearwitnessError):
    """Something stands at this path already, and nothing was changed; choose another path."""

    exit_code = 33


class NoSuchItem(BearwitnessError):
    """The casebook has nothing under this identifier, or nothing that you may see; check the identifier."""

    exit_code = 34


class SourceClosed(BearwitnessError):
    """This source is closed since {date}: consent is withdrawn, so its words are shown no more. What it rested on: bearwitness consent PATH SOURCE reach."""

    exit_code = 75


class NoSuchFolder(BearwitnessError):
    """The folder that the casebook is to stand in is missing; make it first."""

    exit_code = 35


class WhoActs(BearwitnessError):
    """This casebook has several keyholders; say with --as NAME which of them you are."""

    exit_code = 36


class PassphrasesDiffer(BearwitnessError):
    """The two passphrases are not the same, and nothing was made; type them again."""

    exit_code = 37


class NoNewName(BearwitnessError):
    """Say who it is: keyholder PATH add NAME."""

    exit_code = 38


class NotMasked(BearwitnessError):
    """This source has no masked text yet and cannot be coded; mask it first, or confirm that nothing is to be masked."""

    exit_code = 115


class OpeningOver(BearwitnessError):
    """The time for which the identity store was opened is over, and it is closed; open it again with a reason."""

    exit_code = 39


class ErasureReachesFurther(BearwitnessError):
    """Something refers to this source in a way that would erase another source too; nothing was erased. Run audit, and have the references looked at first."""

    exit_code = 5


class LinkFromTheOther(BearwitnessError):
    """One of the two persons signs in by a link that the other gave her, so that both could be one; a third person must agree, or another custodian gives her a new link first."""

    exit_code = 245


class Unconfirmed(BearwitnessError):
    """One of the two persons was let in with recovery shares; another custodian must confirm her first (keyholder PATH confirm NAME)."""

    exit_code = 6


class KindNotStated(BearwitnessError):
    """Say what the files are, as only testimonies and lists are masked: --kind testimony for what a person told you, --kind list for records of persons, --kind document for what is public; nothing was added."""

    exit_code = 201


class NewerCasebook(BearwitnessError):
    """A newer version of Bearwitness wrote this casebook; update the program first. Nothing was changed."""

    exit_code = 193


class UpdatePending(BearwitnessError):
    """An older version wrote this casebook, and the identity store must be brought up to date with it; let a custodian open it once. Nothing was changed."""

    exit_code = 194
