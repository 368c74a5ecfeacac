"""Errors of the release room."""

from __future__ import annotations

from bearwitness.domain.errors import BearwitnessError


class BadPlan(BearwitnessError):
    """The plan is not valid at {key}; there it is written like this: {example}"""

    exit_code = 65


class ThresholdTooLow(BearwitnessError):
    """The plan asks for a threshold of {threshold}; no release goes below {least}, so raise it or leave it out."""

    exit_code = 66


class TooFewApprovers(BearwitnessError):
    """A release needs {needed} different approvers and has {number}; nothing was released."""

    exit_code = 67


class EstimateWithoutLists(BearwitnessError):
    """The plan asks for an estimate, and nobody who may be counted is coded as one person on two lists: each row of an imported list is a person of its own. Let a custodian link the lists (link PATH), let people review pairs, and write lists: linked beside the frame; or take the estimate out."""

    exit_code = 68


class LinksInDoubt(BearwitnessError):
    """No estimate leaves that rests on this linkage yet: two reviewers have settled {settled} of the {needed} pairs that are needed of its random sample (link PATH review next --sample), alarms that somebody let pass: {alarms} (there may be none), replicates drawn: {replicates} (at least {least}). Mend what falls short, then link again."""

    exit_code = 97


class BundleExists(BearwitnessError):
    """The folder for the release exists already; a release is never overwritten, so choose another folder."""

    exit_code = 69


class NotABundle(BearwitnessError):
    """This is not a release bundle; name the folder that holds manifest.json."""

    exit_code = 70


class BundleDoesNotHold(BearwitnessError):
    """The bundle does not hold: {number} of its checks failed; do not rely on it and ask for a fresh copy."""

    exit_code = 71


class CannotProtect(BearwitnessError):
    """The plan's tables are linked in too many ways to be protected together ({cells} cells); ask for fewer tables."""

    exit_code = 72


class BadSeed(BearwitnessError):
    """The signing seed must be 32 bytes; make a new one with the casebook."""

    exit_code = 73


class UnknownReason(BearwitnessError):
    """A reason for keeping persons out must be one of: {known}."""

    exit_code = 74


class WhollyWithheld(BearwitnessError):
    """Every number of the table at {key} would be withheld, so that it says nothing; take it out of the plan, ask for coarser codes, or write may_be_withheld: true beside it."""

    exit_code = 246


class NeverWeakened(BearwitnessError):
    """No plan weakens the guard at {key}: it protects persons who cannot answer for themselves; take it out."""

    exit_code = 247


class PersonsNotReleased(BearwitnessError):
    """No plan releases rows of single persons, coarsened or not, or a network of persons: whoever knows one of them could find her. Ask for tables or for synthetic data; a table by two properties with network: true is drawn as a network of groups."""

    exit_code = 249


class TooFewForSynthetic(BearwitnessError):
    """Synthetic data need at least {least} persons who may be counted in them, and nothing was spent; publish tables."""

    exit_code = 250


class TooLittleNoise(BearwitnessError):
    """Exact numbers of persons and these synthetic data do not leave both, now or one after the other: the noise that is left of all synthetic data together is {noise} persons and has to be {needed}, so that readers cannot subtract one from the other. Ask for synthetic data alone or exact numbers alone, or for a lower epsilon: at most 0.7 over all releases where the least count is 10."""

    exit_code = 255


class NameInPlan(BearwitnessError):
    """The plan, or what it would show of the team's own codebook, seems to name a person or a number of hers at {key}, and nothing was kept; write it without names, pseudonyms, numbers and addresses."""

    exit_code = 203


class QuoteClosed(BearwitnessError):
    """The passage at {key} may not be quoted: there is no consent for just these words now, nobody has coded them, or they speak of what is never released; take it out of the plan."""

    exit_code = 218


class QuoteTells(BearwitnessError):
    """The quote at {key} holds {number} details that could lead to a person; run check, and name their spans under leave_out."""

    exit_code = 219


class CopiesDisagree(BearwitnessError):
    """Files of the release do not repeat what passed the gate, or cannot be read back here ({files}), so nothing was built; report this as a fault."""

    exit_code = 228


class ReleaseWithdrawn(BearwitnessError):
    """This release was withdrawn on {date}: its numbers are not to be used, and its files are not handed out. The notice that says so stands on its page, and release PATH withdraw writes it again."""

    exit_code = 79


class CannotRound(BearwitnessError):
    """The plan's tables hang together in so many ways that no rounding to multiples of {base} keeps their sums; ask for fewer tables, or take rounding out of the plan."""

    exit_code = 125
